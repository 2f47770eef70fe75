package io.wiredesk.enrich.entity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What to believe of a recogniser that learnt English, in a text of another language: names of several capitalised
/// words
/// and names that are known, without the small words it takes in at a sentence's start. German capitalises every noun,
/// so
/// a single unknown word is none. Pure.
public final class ForeignNames {
    private static final Pattern GAP = Pattern.compile("\\s+");
    private static final Set<String> SMALL = Stream.of(
                    "der die das den dem des ein eine einer einem eines sie er es wir ihr ich laut nach seit mit von vom zum zur",
                    "bei im in am an auf aus für über unter wie wenn als auch und oder aber nur noch doch so dann",
                    "le la les l un une des du de il elle ils elles on nous vous selon après depuis avec dans en au aux par",
                    "pour sur sous comme et ou mais ce cette ces son sa ses leur leurs que qui quand",
                    "el los las una según il lo gli i secondo o os as um uma segundo het een volgens")
            .flatMap(line -> Stream.of(line.split(" ", -1)))
            .collect(Collectors.toUnmodifiableSet());

    private ForeignNames() {}

    /// The names to keep, shortened where they began with a small word.
    ///
    /// @param known whether a name is in the dictionary
    public static List<NameSpan> sift(String text, List<NameSpan> spans, Predicate<String> known) {
        List<NameSpan> kept = new ArrayList<>();
        for (NameSpan span : spans) {
            int start = span.start() + leading(span.in(text));
            if (start < span.end() && credible(text.substring(start, span.end()), known)) {
                kept.add(new NameSpan(start, span.end(), span.type(), span.confidence()));
            }
        }
        return List.copyOf(kept);
    }

    /// Characters of small words at the beginning.
    private static int leading(String name) {
        int at = 0;
        while (at < name.length()) {
            int space = name.indexOf(' ', at);
            String word = space < 0 ? name.substring(at) : name.substring(at, space);
            if (!SMALL.contains(word.toLowerCase(Locale.ROOT))) {
                return at;
            }
            at = space < 0 ? name.length() : space + 1;
        }
        return at;
    }

    private static boolean credible(String name, Predicate<String> known) {
        if (known.test(name)) {
            return true;
        }
        String[] words = GAP.split(name);
        boolean capitalised = Stream.of(words)
                .allMatch(word -> Character.isUpperCase(word.codePointAt(0))
                        || SMALL.contains(word.toLowerCase(Locale.ROOT))
                        || word.equals("von")
                        || word.equals("van"));
        return words.length > 1 && capitalised;
    }
}
