package io.wiredesk.enrich.story;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One article, reduced to what deciding about stories needs. Made by [Tellings].
///
/// @param id of the article
/// @param revision of the article
/// @param at when it was published, but never later than it was fetched: nobody tells tomorrow's news
/// @param fetched when this revision was fetched
/// @param language primary subtag, `und` where unknown
/// @param words of title and text
/// @param headline words of the title
/// @param names capitalised words of title and text: who and where
/// @param entities the most salient first
/// @param topics codes of Media Topics
/// @param figures numbers in the text, as numbers of their own, ascending
/// @param credits names of the outlets and agencies that it says its text is from, lower case
/// @param sequences of its words, by sentence
@SuppressWarnings("ArrayRecordComponent") // compared by the million, never by equals
record Telling(
        String id,
        int revision,
        Instant at,
        Instant fetched,
        String sourceName,
        String domain,
        String title,
        @Nullable String url,
        String language,
        Terms words,
        Terms headline,
        Terms names,
        List<Named> entities,
        List<String> topics,
        int[] figures,
        List<String> credits,
        Sequences sequences) {

    /// The order in which the tellings of an event were published; ids decide between those of one instant.
    static final Comparator<Telling> BY_TIME = Comparator.comparing(Telling::at).thenComparing(Telling::id);

    /// An entity that the article is about.
    record Named(String id, String name, double salience) {}

    Telling {
        entities = List.copyOf(entities);
        topics = List.copyOf(topics);
        credits = List.copyOf(credits);
    }

    /// The three-word sequences of the whole text, ascending, no two alike.
    int[] shingles() {
        return sequences.all();
    }

    /// Its sentences, in order, without boilerplate.
    List<Passage> passages() {
        return sequences.passages();
    }

    boolean before(Telling other) {
        return BY_TIME.compare(this, other) < 0;
    }
}
