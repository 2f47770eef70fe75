package io.wiredesk.enrich.dictionary;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Names made comparable. Pure.
public final class Names {
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern GAPS = Pattern.compile("[\\s\\-–—]+");
    private static final Pattern ACRONYM = Pattern.compile("\\p{Lu}{2,6}");
    private static final Pattern LEADING = Pattern.compile(
            "^(?:the|mr|mrs|ms|dr|sir|president|chancellor|premier|minister|senator|king|queen|pope|prince|princess|der|die|das|le|la|les)\\s+");
    private static final Set<String> SMALL =
            Set.of("of", "the", "for", "and", "de", "der", "des", "du", "la", "le", "und", "et", "on", "in", "to");

    private Names() {}

    /// What two ways to write one name have in common: no marks, dots, hyphens or capitals, no article or title before
    /// it.
    /// An acronym keeps its capitals, so that `US` is not `us`.
    public static String key(String name) {
        String dotless =
                name.replace(".", "").replace(",", "").replace('’', '\'').strip();
        if (ACRONYM.matcher(dotless).matches()) {
            return dotless;
        }
        String plain = MARKS.matcher(Normalizer.normalize(dotless.replace("ß", "ss"), Normalizer.Form.NFKD))
                .replaceAll("");
        String lower = GAPS.matcher(plain).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
        String bare = LEADING.matcher(lower).replaceFirst("");
        return bare.isEmpty() ? lower : bare;
    }

    public static List<String> words(String key) {
        return List.of(key.split(" ", -1));
    }

    /// The acronym that a name of several words would have.
    public static String initials(String key) {
        return Arrays.stream(key.split(" ", -1))
                .filter(word -> !word.isEmpty() && !SMALL.contains(word))
                .map(word -> word.substring(0, word.offsetByCodePoints(0, 1)).toUpperCase(Locale.ROOT))
                .collect(Collectors.joining());
    }

    public static boolean isAcronym(String key) {
        return ACRONYM.matcher(key).matches();
    }
}
