package io.wiredesk.enrich.topic;

import io.wiredesk.schemas.MediaTopicRoot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Tells what a text is about, by two witnesses: weights trained on labelled news, which know many words a little, and
/// a lexicon, which knows few words well and several languages. A text may have several subjects.
public final class TopicClassifier {
    private static final List<MediaTopicRoot> TOPICS = List.of(MediaTopicRoot.values());
    private static final int MAX_TOPICS = 4;
    private static final int MAX_EVIDENCE = 6;
    private static final double LEAST = 0.3;
    private static final double LEAST_OF_BEST = 0.5;
    private static final double LEAST_AT_ALL = 0.12;

    private final TopicWeights weights = new TopicWeights();
    private final Lexicon lexicon = new Lexicon();

    /// The subjects of a text, the surest first; empty where no word speaks for any.
    public List<ScoredTopic> classify(String text, String language) {
        List<String> words = Features.words(text);
        if (words.isEmpty()) {
            return List.of();
        }
        double[] trained = weights.probabilities(words);
        // The weights were learnt from English; elsewhere they say little.
        double trust = language.equals("en") || language.equals("und") ? 0.6 : 0.1;
        Map<MediaTopicRoot, Map<String, Double>> votes = lexicon.votes(words);
        List<ScoredTopic> all = new ArrayList<>();
        for (int t = 0; t < TOPICS.size(); t++) {
            MediaTopicRoot topic = TOPICS.get(t);
            Map<String, Double> spoke = votes.getOrDefault(topic, Map.of());
            double loud = loudness(spoke, words.size());
            double score = 1 - (1 - trust * trained[t]) * (1 - loud);
            all.add(new ScoredTopic(topic, Math.round(score * 1000) / 1000.0, evidence(spoke)));
        }
        return chosen(all);
    }

    private static double loudness(Map<String, Double> votes, int words) {
        double sum = votes.values().stream().mapToDouble(Double::doubleValue).sum();
        return 1 - Math.exp(-sum / (6 + words / 40.0));
    }

    private static List<ScoredTopic> chosen(List<ScoredTopic> all) {
        List<ScoredTopic> sorted = all.stream()
                .sorted(Comparator.comparingDouble(ScoredTopic::score).reversed())
                .toList();
        double best = sorted.getFirst().score();
        double least = best < LEAST ? best : Math.max(LEAST, best * LEAST_OF_BEST);
        return sorted.stream()
                .filter(topic -> topic.score() >= least && topic.score() >= LEAST_AT_ALL)
                // The weights alone lean to what most of their training was about: a second subject needs a word for
                // it.
                .filter(topic -> topic.score() == best || !topic.evidence().isEmpty())
                .limit(MAX_TOPICS)
                .toList();
    }

    private static List<String> evidence(Map<String, Double> votes) {
        return votes.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MAX_EVIDENCE)
                .map(Map.Entry::getKey)
                .toList();
    }
}
