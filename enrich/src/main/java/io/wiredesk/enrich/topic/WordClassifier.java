package io.wiredesk.enrich.topic;

import io.wiredesk.schemas.MediaTopicRoot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// Subjects by words alone: hashed words with trained weights where the text is English, and the lexicon. For texts
/// that have no vector; it was version 1 of the classifier.
final class WordClassifier {
    private static final List<MediaTopicRoot> TOPICS = List.of(MediaTopicRoot.values());
    private static final int MAX_TOPICS = 4;
    private static final double LEAST = 0.3;
    private static final double LEAST_OF_BEST = 0.5;
    private static final double LEAST_AT_ALL = 0.12;
    private static final double QUIET = 6;

    private final TopicWeights weights = new TopicWeights();
    private final Lexicon lexicon;

    WordClassifier(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /// The surest first; empty where no word speaks for any.
    List<ScoredTopic> classify(List<String> words, String language) {
        if (words.isEmpty()) {
            return List.of();
        }
        double[] trained = weights.probabilities(words);
        // The weights were learnt from English; elsewhere they say little.
        double trust = language.equals("en") || language.equals("und") ? 0.6 : 0.1;
        Map<MediaTopicRoot, Map<String, Double>> votes = lexicon.votes(Lexicon.counts(words));
        List<ScoredTopic> all = new ArrayList<>();
        for (int t = 0; t < TOPICS.size(); t++) {
            MediaTopicRoot topic = TOPICS.get(t);
            Map<String, Double> spoke = votes.getOrDefault(topic, Map.of());
            double loud = Lexicon.loudness(spoke, words.size(), QUIET);
            double score = 1 - (1 - trust * trained[t]) * (1 - loud);
            all.add(new ScoredTopic(topic, Math.round(score * 1000) / 1000.0, Lexicon.loudest(spoke)));
        }
        return chosen(all);
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
}
