package io.wiredesk.enrich.link;

import io.wiredesk.enrich.dictionary.Dictionary;
import io.wiredesk.enrich.entity.NameSpan;
import io.wiredesk.enrich.entity.NameType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Peoples and the adjectives of countries in an English text: `French`, `South Koreans`. They are no names of places,
/// but say which country a text is about. Immutable.
public final class Peoples {
    private static final double CONFIDENCE = 0.9;
    private static final Pattern WORD = Pattern.compile("(?<![\\p{L}\\p{N}-])\\p{Lu}\\p{Ll}{3,}(?![\\p{L}\\p{N}-])");
    private static final Pattern NEXT = Pattern.compile("\\G (\\p{Lu}[\\p{L}]+)");
    /// What may stand after them in capitals without being a name with them, as in `French President`; the `French
    /// Open`
    /// is no French thing.
    private static final Set<String> OFFICES = Set.of(
            "President",
            "Prime",
            "Foreign",
            "Defence",
            "Defense",
            "Finance",
            "Interior",
            "Justice",
            "Trade",
            "Economy",
            "Health",
            "Vice",
            "Deputy",
            "King",
            "Queen",
            "Prince",
            "Princess",
            "Chancellor",
            "Premier",
            "Minister",
            "Ambassador",
            "General",
            "Emperor",
            "Cardinal",
            "Archbishop",
            "Muslim",
            "Muslims",
            "Catholic",
            "Christian",
            "Jewish",
            "Jews",
            "Shi",
            "Shiite",
            "Sunni",
            "Kurdish");

    private final Dictionary dictionary;

    public Peoples(Dictionary dictionary) {
        this.dictionary = dictionary;
    }

    /// In order; none overlaps another or one of `known`.
    public List<NameSpan> find(String text, List<NameSpan> known) {
        List<NameSpan> found = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        for (int at = 0; at < text.length() && word.find(at); ) {
            int end = end(text, word.start(), word.end());
            NameSpan span = new NameSpan(word.start(), end, NameType.MISC, CONFIDENCE);
            if (dictionary.people(span.in(text)).isPresent()
                    && known.stream().noneMatch(span::overlaps)
                    && standsAlone(text, end, known)) {
                found.add(span);
            }
            at = end;
        }
        return found;
    }

    /// With the next word, where both together are a people.
    private int end(String text, int start, int end) {
        Matcher next = NEXT.matcher(text);
        boolean both = next.find(end)
                && dictionary.people(text.substring(start, next.end())).isPresent();
        return both ? next.end() : end;
    }

    private static boolean standsAlone(String text, int end, List<NameSpan> known) {
        Matcher next = NEXT.matcher(text);
        return !next.find(end)
                || OFFICES.contains(next.group(1))
                || known.stream().anyMatch(name -> name.start() == next.start(1));
    }
}
