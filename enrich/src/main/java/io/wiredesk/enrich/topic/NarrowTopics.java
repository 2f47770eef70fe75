package io.wiredesk.enrich.topic;

import io.wiredesk.enrich.Resources;
import io.wiredesk.schemas.MediaTopicRoot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// The second level of the Media Topics, by the words in `topic/narrower.txt`: only within subjects that the text has
/// anyway, and only where several words speak for it.
final class NarrowTopics {
    private static final double LEAST = 0.6;
    private static final int LEAST_WORDS = 2;
    private static final int MAX_OF_ONE = 2;

    private record Entry(String code, MediaTopicRoot broader, String name, Lexicon words) {
        static Entry parse(String line) {
            String[] parts = line.split("\\|", 4);
            MediaTopicRoot broader = MediaTopicRoot.ofCode(parts[1]).orElseThrow();
            return new Entry(parts[0], broader, parts[2], new Lexicon(List.of(broader.slug() + ":" + parts[3])));
        }
    }

    private final List<Entry> entries =
            Resources.lines("topic/narrower.txt").stream().map(Entry::parse).toList();

    /// The narrower subjects of a text, by its subjects' order, the surest of each first.
    List<NarrowTopic> find(List<String> words, List<ScoredTopic> broader) {
        Map<String, Integer> counts = Lexicon.counts(words);
        List<NarrowTopic> found = new ArrayList<>();
        for (ScoredTopic topic : broader) {
            entries.stream()
                    .filter(entry -> entry.broader() == topic.topic())
                    .map(entry -> score(entry, counts, words.size()))
                    .filter(narrow ->
                            narrow.score() >= LEAST && narrow.evidence().size() >= LEAST_WORDS)
                    .sorted(Comparator.comparingDouble(NarrowTopic::score).reversed())
                    .limit(MAX_OF_ONE)
                    .forEach(found::add);
        }
        return List.copyOf(found);
    }

    private static NarrowTopic score(Entry entry, Map<String, Integer> counts, int words) {
        Map<String, Double> votes = entry.words().votes(counts).getOrDefault(entry.broader(), Map.of());
        double score = Lexicon.loudness(votes, words, 2);
        return new NarrowTopic(
                entry.code(), entry.broader(), entry.name(), Math.round(score * 1000) / 1000.0, Lexicon.loudest(votes));
    }
}
