package io.wiredesk.enrich.attribute;

import io.wiredesk.enrich.Resources;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One line of `attribute/rules.txt`.
///
/// @param depends whether an origin has to be leant on more than once, or early, to count as one
record AttributionRule(Attributed.Kind kind, boolean depends, Pattern pattern) {
    static final Set<String> OUTLETS = Arrays.stream(
                    String.join("|", Resources.lines("attribute/outlets.txt")).split("\\|"))
            .collect(Collectors.toUnmodifiableSet());

    private static final String CAPITALISED =
            "\\p{Lu}[\\p{L}\\d.&-]*(?:\\s(?:(?:of|for|and|the|de|der|des|du|&)\\s){0,2}\\p{Lu}[\\p{L}\\d&-]*){0,5}";
    private static final String BODY = "(?:" + CAPITALISED + "(?:['’]s)?\\s)?(?:\\p{Ll}+\\s){0,2}?(?:ministry|police"
            + "|government|army|military|prosecutors|officials|agency|authorities|parliament|presidency|coast guard"
            + "|fire department|central bank|embassy)\\b";
    private static final String THE = "(?:(?:[Tt]he|[Dd]er|[Dd]ie|[Dd]as|[Ll]e|[Ll]a|[Ll]es)\\s|l['’])?";

    static List<AttributionRule> bundled() {
        return Resources.lines("attribute/rules.txt").stream()
                .map(AttributionRule::parse)
                .toList();
    }

    private static AttributionRule parse(String line) {
        String[] parts = line.split("\\|", 2);
        boolean depends = parts[0].endsWith("?");
        String kind = parts[0].replace("?", "").toUpperCase(Locale.ROOT);
        String pattern = parts[1].replace("{NAME}", THE + "(?<name>" + BODY + "|" + CAPITALISED + ")")
                .replace("{OUTLET}", THE + "(?<name>" + outlets() + ")(?![\\p{L}\\d])");
        return new AttributionRule(Attributed.Kind.valueOf(kind), depends, Pattern.compile(pattern));
    }

    /// The longest first, so that "BBC News" isn't read as "BBC".
    private static String outlets() {
        return OUTLETS.stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .map(Pattern::quote)
                .collect(Collectors.joining("|", "(?<![\\p{L}\\d])(?:", ")"));
    }
}
