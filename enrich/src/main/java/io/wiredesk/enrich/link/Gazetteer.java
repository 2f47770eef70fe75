package io.wiredesk.enrich.link;

import io.wiredesk.enrich.dictionary.Names;
import io.wiredesk.enrich.entity.NameSpan;
import io.wiredesk.enrich.entity.NameType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Names that stand in the dictionary and hardly ever mean anything else, found in a text by looking them up.
/// Immutable.
public final class Gazetteer {
    private static final int MOST_WORDS = 5;
    private static final double CONFIDENCE = 0.8;
    private static final Pattern WORD =
            Pattern.compile("(?:\\p{Lu}\\.){2,}|[\\p{L}\\p{M}\\p{N}]+(?:['’](?!s\\b)[\\p{L}\\p{M}]+)?");

    private final Map<String, NameType> names;

    /// @param names what to find and of what kind it is, by [Names#key]
    public Gazetteer(Map<String, NameType> names) {
        this.names = names;
    }

    /// Names in `text`, the longest at each place, in order; none overlaps another or one of `known`.
    public List<NameSpan> find(String text, List<NameSpan> known) {
        List<int[]> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            words.add(new int[] {word.start(), word.end()});
        }
        List<NameSpan> found = new ArrayList<>();
        for (int first = 0; first < words.size(); ) {
            int next = first + 1;
            if (Character.isUpperCase(text.codePointAt(words.get(first)[0]))) {
                next = match(text, words, first, known, found);
            }
            first = next;
        }
        return List.copyOf(found);
    }

    /// @return the word to go on with
    private int match(String text, List<int[]> words, int first, List<NameSpan> known, List<NameSpan> found) {
        int start = words.get(first)[0];
        for (int last = Math.min(first + MOST_WORDS, words.size()) - 1; last >= first; last--) {
            int end = words.get(last)[1];
            NameType type =
                    adjacent(text, words, first, last) ? names.get(Names.key(text.substring(start, end))) : null;
            if (type != null && !compound(text, start, end)) {
                NameSpan span = new NameSpan(start, end, type, CONFIDENCE);
                if (known.stream().noneMatch(span::overlaps)) {
                    found.add(span);
                }
                return last + 1;
            }
        }
        return first + 1;
    }

    /// Only a space or a hyphen is between the words of one name.
    private static boolean adjacent(String text, List<int[]> words, int first, int last) {
        for (int i = first; i < last; i++) {
            String gap = text.substring(words.get(i)[1], words.get(i + 1)[0]);
            if (!(gap.equals(" ") || gap.equals("-") || gap.equals("\u00a0"))) {
                return false;
            }
        }
        return true;
    }

    /// Part of a hyphenated word, such as `Paris-based`, or of a longer capitalised name.
    private static boolean compound(String text, int start, int end) {
        return (end < text.length() && text.charAt(end) == '-') || (start > 0 && text.charAt(start - 1) == '-');
    }
}
