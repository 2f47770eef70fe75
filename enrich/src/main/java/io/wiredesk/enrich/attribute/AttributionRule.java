package io.wiredesk.enrich.attribute;

import io.wiredesk.enrich.Resources;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// One line of a rule file: `attribute/rules-any.txt` for all languages, `attribute/rules-LANGUAGE.txt` for one. A
/// further
/// language is a further file.
///
/// @param depends whether an origin has to be leant on more than once, or early, to count as one
/// @param nearOutlets whether each match names an outlet
/// @param cues lower-case words of which each match contains one; where there are none, it may match anywhere
record AttributionRule(Attributed.Kind kind, boolean depends, boolean nearOutlets, List<String> cues, Pattern pattern) {
    AttributionRule {
        cues = List.copyOf(cues);
    }

    static final Set<String> OUTLETS = Arrays.stream(
                    String.join("|", Resources.lines("attribute/outlets.txt")).split("\\|"))
            .collect(Collectors.toUnmodifiableSet());

    /// A dot ends a word only where it is short for one, or the name would go on into the next sentence.
    private static final String FIRST_WORD =
            "(?:(?:\\p{Lu}\\.){2,}|(?:St|Dr|Mt)\\.|\\p{Lu}(?:[\\p{L}\\d&-]|\\.(?=[\\p{L}\\d]))*)";
    private static final String CAPITALISED =
            FIRST_WORD + "(?:\\s(?:(?:of|for|and|the|de|der|des|du|la|del|für|&)\\s){0,2}\\p{Lu}[\\p{L}\\d&-]*){0,5}";
    /// "of Foreign Affairs", "de l'Intérieur".
    private static final String COMPLEMENT =
            "(?:\\s(?:of|de\\sla|de\\sl['’]|du|des|del|de|d['’]|für)\\s?" + CAPITALISED + ")?";

    /// The rules of a text in this language, in the order in which they count.
    static List<AttributionRule> of(String language) {
        List<String> own = Resources.exists("attribute/rules-" + language + ".txt")
                ? Resources.lines("attribute/rules-" + language + ".txt")
                : List.of();
        Map<String, String> words = words(own);
        return Stream.concat(Resources.lines("attribute/rules-any.txt").stream(), own.stream())
                .filter(line -> !line.startsWith("@"))
                .map(line -> parse(line, words))
                .toList();
    }

    /// `@the|der|die` gives the alternation of its words by its name.
    private static Map<String, String> words(List<String> lines) {
        Map<String, String> words = new HashMap<>(Map.of("the", "the", "body", "police"));
        for (String line : lines) {
            if (line.startsWith("@")) {
                String[] parts = line.substring(1).split("\\|", 2);
                words.put(parts[0], alternation(Arrays.asList(parts[1].split("\\|"))));
            }
        }
        return words;
    }

    private static AttributionRule parse(String line, Map<String, String> words) {
        String[] parts = line.split("\\|", 2);
        String[] head = parts[0].split(":", 2);
        boolean depends = head[0].endsWith("?");
        String kind = head[0].replace("?", "").toUpperCase(Locale.ROOT);
        List<String> cues = head.length == 1
                ? List.of()
                : Stream.of(head[1].split(",", -1)).map(String::strip).toList();
        String the = "(?:(?i:" + words.get("the") + ")(?<=['’])|(?i:" + words.get("the") + ")\\s)?";
        String body = "(?:" + CAPITALISED + "(?:['’]s)?\\s)?(?:\\p{Ll}+\\s){0,2}?(?:" + words.get("body") + ")\\b"
                + COMPLEMENT;
        String pattern = parts[1].replace(
                        "{NAME}",
                        "(?:(?=(?:" + alternation(OUTLETS) + ")(?![\\p{L}\\d]))|" + the + ")(?<name>" + body + "|"
                                + CAPITALISED + ")")
                .replace("{OUTLETS}", alternation(OUTLETS))
                .replace(
                        "{OUTLET}",
                        "(?<![\\p{L}\\d])" + the + "(?<name>" + alternation(OUTLETS)
                                // The Times is not the Times of somewhere.
                                + ")(?![\\p{L}\\d]|\\sof\\s\\p{Lu})");
        return new AttributionRule(
                Attributed.Kind.valueOf(kind), depends, parts[1].contains("{OUTLET"), cues, Pattern.compile(pattern));
    }

    /// The longest first, so that "BBC News" isn't read as "BBC".
    private static String alternation(Collection<String> words) {
        return words.stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }
}
