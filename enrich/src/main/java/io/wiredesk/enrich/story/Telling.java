package io.wiredesk.enrich.story;

import java.time.Instant;
import java.util.Arrays;
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
/// @param passages its sentences, in order, without boilerplate
/// @param shingles those of all passages, ascending, no two alike
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
        List<Passage> passages,
        int[] shingles) {

    /// The order in which the tellings of an event were published; ids decide between those of one instant.
    static final Comparator<Telling> BY_TIME = Comparator.comparing(Telling::at).thenComparing(Telling::id);

    /// An entity that the article is about.
    record Named(String id, String name, double salience) {}

    Telling {
        entities = List.copyOf(entities);
        topics = List.copyOf(topics);
        credits = List.copyOf(credits);
        passages = List.copyOf(passages);
    }

    /// With the sequences of its passages.
    Telling(
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
            List<Passage> passages) {
        this(
                id,
                revision,
                at,
                fetched,
                sourceName,
                domain,
                title,
                url,
                language,
                words,
                headline,
                names,
                entities,
                topics,
                figures,
                credits,
                passages,
                ascending(passages));
    }

    private static int[] ascending(List<Passage> passages) {
        int[] all = new int
                [passages.stream()
                        .mapToInt(passage -> passage.shingles().length)
                        .sum()];
        int count = 0;
        for (Passage passage : passages) {
            System.arraycopy(passage.shingles(), 0, all, count, passage.shingles().length);
            count += passage.shingles().length;
        }
        Arrays.sort(all);
        int distinct = 0;
        for (int i = 0; i < all.length; i++) {
            if (i == 0 || all[i] != all[i - 1]) {
                all[distinct++] = all[i];
            }
        }
        return Arrays.copyOf(all, distinct);
    }

    boolean before(Telling other) {
        return BY_TIME.compare(this, other) < 0;
    }
}
