package io.wiredesk.bench.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What two texts share in runs of four words, as parts of one: each page weighs the same, whatever its length.
///
/// Source: the measure of the public article-extraction benchmark (Scrapinghub, 2020).
record Shingles(double both, double onlyFound, double onlyKnown) {
    private static final int WORDS = 4;
    private static final Pattern WORD = Pattern.compile("\\w+", Pattern.UNICODE_CHARACTER_CLASS);

    static Shingles of(String known, String found) {
        Map<String, Integer> wanted = count(known);
        Map<String, Integer> got = count(found);
        int both = 0;
        for (Map.Entry<String, Integer> entry : wanted.entrySet()) {
            both += Math.min(entry.getValue(), got.getOrDefault(entry.getKey(), 0));
        }
        int onlyFound = sum(got) - both;
        int onlyKnown = sum(wanted) - both;
        double all = Math.max(1, both + onlyFound + onlyKnown);
        return new Shingles(both / all, onlyFound / all, onlyKnown / all);
    }

    Shingles plus(Shingles other) {
        return new Shingles(both + other.both, onlyFound + other.onlyFound, onlyKnown + other.onlyKnown);
    }

    double precision() {
        return both + onlyFound == 0 ? 0 : both / (both + onlyFound);
    }

    double recall() {
        return both + onlyKnown == 0 ? 0 : both / (both + onlyKnown);
    }

    double f1() {
        return both == 0 ? 0 : 2 * precision() * recall() / (precision() + recall());
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    /// A text of fewer words is one run.
    private static Map<String, Integer> count(String text) {
        List<String> words = new ArrayList<>();
        WORD.matcher(text).results().forEach(match -> words.add(match.group()));
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < words.size() && (i == 0 || i + WORDS <= words.size()); i++) {
            counts.merge(String.join(" ", words.subList(i, Math.min(i + WORDS, words.size()))), 1, Integer::sum);
        }
        return counts;
    }
}
