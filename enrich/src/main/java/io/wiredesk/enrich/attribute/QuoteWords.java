package io.wiredesk.enrich.attribute;

import io.wiredesk.enrich.Resources;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// How a language says who speaks, from `attribute/quotes-LANGUAGE.txt`; a further language is a further file.
///
/// @param verb of saying, as one pattern
/// @param pronoun of a person, as one pattern
/// @param according words that come before a source
record QuoteWords(Pattern verb, Pattern pronoun, Pattern according) {

    /// English for a language without a file.
    static QuoteWords of(String language) {
        String file = "attribute/quotes-" + language + ".txt";
        return parse(Resources.lines(Resources.exists(file) ? file : "attribute/quotes-en.txt"));
    }

    private static QuoteWords parse(List<String> lines) {
        Map<String, String> words = new HashMap<>();
        for (String line : lines) {
            String[] parts = line.split(":", 2);
            words.put(parts[0], parts[1].strip());
        }
        return new QuoteWords(
                anyOf(words.getOrDefault("verbs", "").split(" ")),
                anyOf(words.getOrDefault("pronouns", "").split(" ")),
                Pattern.compile("(?<![\\p{L}])(?i:" + words.getOrDefault("according", "$^") + ")(?![\\p{L}])"));
    }

    private static Pattern anyOf(String... words) {
        String all = Arrays.stream(words)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        return Pattern.compile("(?iu)(?<![\\p{L}])(?:" + all + ")(?![\\p{L}])");
    }
}
