package io.wiredesk.enrich.topic;

import io.wiredesk.enrich.vector.DocumentVector;
import io.wiredesk.schemas.MediaTopicRoot;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Tells what a text is about, by two witnesses: weights trained on the vectors of labelled news, which have an opinion
/// on any English text, and a lexicon, which knows few words well and several languages. A text may have several
/// subjects. Where a text has no vector, [WordClassifier] is asked.
public final class TopicClassifier {
    private static final List<MediaTopicRoot> TOPICS = List.of(MediaTopicRoot.values());
    private static final int MAX_TOPICS = 4;
    /// A further subject needs this share of what speaks for any; with loud words of the lexicon, less.
    private static final double LEAST_SHARE = 0.15;
    private static final double LEAST_SHARE_LOUD = 0.05;
    private static final double LOUD = 0.45;
    /// Votes that a short text needs to be heard.
    private static final double QUIET = 6;
    /// Words that are left out in turn to explain a subject.
    private static final int MAX_EXPLAINED_WORDS = 60;
    private static final double LEAST_EFFECT = 0.02;
    private static final int MAX_EFFECTS = 8;

    private final Lexicon lexicon = Lexicon.bundled();
    private final VectorWeights weights = new VectorWeights();
    private final NarrowTopics narrower = new NarrowTopics();
    private final WordClassifier byWords = new WordClassifier(lexicon);

    /// The subjects of a text; none where no word speaks for any.
    ///
    /// @param vector of the text, [DocumentVector#NONE] where there is none
    public Subjects classify(String text, String language, DocumentVector vector) {
        List<String> words = Features.words(text);
        List<ScoredTopic> topics = vector.known() ? byVector(words, vector) : byWords.classify(words, language);
        return new Subjects(topics, narrower.find(words, topics));
    }

    /// As [#classify] without a vector and on the top level only: what version 1 answered.
    public Subjects classifyByWords(String text, String language) {
        return new Subjects(byWords.classify(Features.words(text), language), List.of());
    }

    private List<ScoredTopic> byVector(List<String> words, DocumentVector vector) {
        if (words.isEmpty()) {
            return List.of();
        }
        Map<MediaTopicRoot, Map<String, Double>> votes = lexicon.votes(Lexicon.counts(words));
        double[] shares = shares(vector, votes, words.size());
        return TOPICS.stream()
                .sorted(Comparator.comparingDouble((MediaTopicRoot t) -> shares[TOPICS.indexOf(t)])
                        .reversed())
                .limit(MAX_TOPICS)
                .filter(topic -> counts(shares, topic, votes.getOrDefault(topic, Map.of()), words.size()))
                .map(topic -> new ScoredTopic(
                        topic,
                        score(shares[TOPICS.indexOf(topic)]),
                        Lexicon.loudest(votes.getOrDefault(topic, Map.of()))))
                .toList();
    }

    private double[] shares(DocumentVector vector, Map<MediaTopicRoot, Map<String, Double>> votes, int words) {
        double[] evidence = weights.evidence(vector.values());
        votes.forEach((topic, spoke) -> evidence[TOPICS.indexOf(topic)] += Lexicon.loudness(spoke, words, QUIET));
        return Softmax.of(evidence);
    }

    private static boolean counts(double[] shares, MediaTopicRoot topic, Map<String, Double> votes, int words) {
        double share = shares[TOPICS.indexOf(topic)];
        boolean best = share >= Arrays.stream(shares).max().orElse(1);
        boolean loud = Lexicon.loudness(votes, words, QUIET) >= LOUD;
        return best || share >= (loud ? LEAST_SHARE_LOUD : LEAST_SHARE);
    }

    /// The trained shares are too modest: of subjects with a share of 0.55, two in three are right. Their root is
    /// nearer.
    private static double score(double share) {
        return Math.round(Math.sqrt(share) * 1000) / 1000.0;
    }

    /// Why the text has its subjects: the lexicon's words, and what leaving each word out would change.
    ///
    /// @param vectors makes the vector of a text
    public List<TopicWhy> explain(
            String text, DocumentVector vector, List<ScoredTopic> topics, Function<String, DocumentVector> vectors) {
        List<String> words = Features.words(text);
        Map<MediaTopicRoot, Map<String, Double>> votes = lexicon.votes(Lexicon.counts(words));
        double[] shares = vector.known() ? shares(vector, votes, words.size()) : new double[TOPICS.size()];
        Map<MediaTopicRoot, Map<String, Double>> effects =
                vector.known() ? effects(text, vector, words, vectors) : Map.of();
        List<TopicWhy> all = new ArrayList<>();
        for (ScoredTopic topic : topics) {
            double share = vector.known() ? shares[TOPICS.indexOf(topic.topic())] : topic.score();
            all.add(new TopicWhy(
                    topic.topic(),
                    Math.round(share * 1000) / 1000.0,
                    votes.getOrDefault(topic.topic(), Map.of()),
                    strongest(effects.getOrDefault(topic.topic(), Map.of()))));
        }
        return all;
    }

    /// For each subject, by how much its share falls when a word is left out.
    private Map<MediaTopicRoot, Map<String, Double>> effects(
            String text, DocumentVector vector, List<String> words, Function<String, DocumentVector> vectors) {
        double[] whole = Softmax.of(weights.evidence(vector.values()));
        Set<String> tried = new TreeSet<>(words.subList(0, Math.min(words.size(), MAX_EXPLAINED_WORDS)));
        Map<MediaTopicRoot, Map<String, Double>> effects = new EnumMap<>(MediaTopicRoot.class);
        for (String word : tried) {
            String without = text.replaceAll("(?iu)(?<!\\p{L})" + Pattern.quote(word) + "(?!\\p{L})", "");
            if (without.isBlank()) {
                continue;
            }
            double[] less = Softmax.of(weights.evidence(vectors.apply(without).values()));
            for (MediaTopicRoot topic : TOPICS) {
                double effect = whole[TOPICS.indexOf(topic)] - less[TOPICS.indexOf(topic)];
                if (effect >= LEAST_EFFECT) {
                    effects.computeIfAbsent(topic, _ -> new LinkedHashMap<>())
                            .put(word, Math.round(effect * 1000) / 1000.0);
                }
            }
        }
        return effects;
    }

    private static Map<String, Double> strongest(Map<String, Double> effects) {
        return effects.entrySet().stream()
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .limit(MAX_EFFECTS)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (a, _) -> a, LinkedHashMap::new));
    }
}
