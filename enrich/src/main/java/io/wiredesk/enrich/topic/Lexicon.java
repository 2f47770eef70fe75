package io.wiredesk.enrich.topic;

import io.wiredesk.enrich.Resources;
import io.wiredesk.schemas.MediaTopicRoot;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The curated part: words that speak for a subject, as in `topic/lexicon.txt`.
final class Lexicon {
    private static final int SHORTEST_PREFIX = 3;
    private static final int LONGEST_TERM_WORDS = 3;
    private static final int MAX_EVIDENCE = 6;

    private record Vote(MediaTopicRoot topic, double weight) {}

    private final Map<String, List<Vote>> exact = new HashMap<>();
    private final Map<String, List<Vote>> prefixes = new HashMap<>();
    /// How terms begin; a phrase that begins otherwise is passed over without a closer look.
    private final Set<String> beginnings = new HashSet<>();

    /// @param lines `SLUG: term, two words, prefix*, !strong`
    Lexicon(List<String> lines) {
        for (String line : lines) {
            String[] parts = line.split(":", 2);
            MediaTopicRoot topic = MediaTopicRoot.ofSlug(parts[0]).orElseThrow();
            for (String entry : parts[1].split(",")) {
                add(topic, entry.strip());
            }
        }
    }

    static Lexicon bundled() {
        return new Lexicon(Resources.lines("topic/lexicon.txt"));
    }

    private void add(MediaTopicRoot topic, String entry) {
        Vote vote = new Vote(topic, entry.startsWith("!") ? 2 : 1);
        String term = entry.startsWith("!") ? entry.substring(1) : entry;
        boolean prefix = term.endsWith("*");
        String key = prefix ? term.substring(0, term.length() - 1) : term;
        (prefix ? prefixes : exact).computeIfAbsent(key, _ -> new ArrayList<>()).add(vote);
        beginnings.add(beginning(key));
    }

    private static String beginning(String term) {
        return term.length() <= SHORTEST_PREFIX ? term : term.substring(0, SHORTEST_PREFIX);
    }

    /// How often each run of words occurs that could be a term.
    static Map<String, Integer> counts(List<String> words) {
        Map<String, Integer> counts = new TreeMap<>();
        Features.phrases(words, LONGEST_TERM_WORDS).forEach(phrase -> counts.merge(phrase, 1, Integer::sum));
        return counts;
    }

    /// For each subject, the words that spoke for it and how loud: often is louder, but less than twice as often.
    Map<MediaTopicRoot, Map<String, Double>> votes(Map<String, Integer> counts) {
        Map<MediaTopicRoot, Map<String, Double>> votes = new EnumMap<>(MediaTopicRoot.class);
        counts.forEach((phrase, count) -> {
            if (!beginnings.contains(beginning(phrase))) {
                return;
            }
            Map<MediaTopicRoot, Double> best = new EnumMap<>(MediaTopicRoot.class);
            exact.getOrDefault(phrase, List.of()).forEach(v -> best.merge(v.topic(), v.weight(), Math::max));
            // A prefix has to reach into the last word, or "police" would count again for each of its neighbours.
            int from = Math.max(SHORTEST_PREFIX, phrase.lastIndexOf(' ') + 2);
            for (int end = from; end <= phrase.length(); end++) {
                prefixes.getOrDefault(phrase.substring(0, end), List.of())
                        .forEach(v -> best.merge(v.topic(), v.weight(), Math::max));
            }
            best.forEach((topic, weight) -> votes.computeIfAbsent(topic, _ -> new TreeMap<>())
                    .merge(phrase, weight * Math.sqrt(count), Double::sum));
        });
        return votes;
    }

    /// How much votes are worth together in a text of so many words, 0 to 1.
    ///
    /// @param quiet how many votes a text of few words needs to be heard
    static double loudness(Map<String, Double> votes, int words, double quiet) {
        double sum = votes.values().stream().mapToDouble(Double::doubleValue).sum();
        return 1 - Math.exp(-sum / (quiet + words / 40.0));
    }

    /// The words of the loudest votes, the loudest first.
    static List<String> loudest(Map<String, Double> votes) {
        return votes.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MAX_EVIDENCE)
                .map(Map.Entry::getKey)
                .toList();
    }
}
