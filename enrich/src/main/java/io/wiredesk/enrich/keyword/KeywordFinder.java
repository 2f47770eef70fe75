package io.wiredesk.enrich.keyword;

import io.wiredesk.enrich.Resources;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The words that stand out in a text: frequent ones that aren't stop words, and the names of its entities.
public final class KeywordFinder {
    private static final int MAX_KEYWORDS = 12;
    private static final int MIN_CHARS = 4;
    private static final double NAME_BOOST = 3;
    private static final Pattern WORD = Pattern.compile("\\p{L}+(?:['’-]\\p{L}+)*");

    private final Set<String> stopWords = Resources.lines("keyword/stopwords.txt").stream()
            .flatMap(line -> Arrays.stream(line.split(" ")))
            .collect(Collectors.toUnmodifiableSet());

    /// @param names name to number of mentions
    /// @return strongest first; the same text gives the same words in the same order
    public List<String> find(String prose, Map<String, Integer> names) {
        Set<String> inNames = new HashSet<>();
        names.keySet()
                .forEach(name -> inNames.addAll(
                        Arrays.asList(name.toLowerCase(Locale.ROOT).split("\\W+"))));
        Map<String, Double> scores = new HashMap<>();
        Matcher m = WORD.matcher(prose.toLowerCase(Locale.ROOT));
        while (m.find()) {
            String word = m.group().replace('’', '\'').replaceFirst("'s$", "");
            if (word.length() >= MIN_CHARS && !stopWords.contains(word) && !inNames.contains(word)) {
                scores.merge(word, 1.0, Double::sum);
            }
        }
        names.forEach((name, mentions) -> scores.merge(name, mentions * NAME_BOOST / 2 + 1, Double::sum));
        return scores.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MAX_KEYWORDS)
                .map(Map.Entry::getKey)
                .toList();
    }
}
