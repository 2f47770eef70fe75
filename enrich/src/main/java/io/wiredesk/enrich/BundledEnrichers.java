package io.wiredesk.enrich;

import io.wiredesk.enrich.attribute.AttributionFinder;
import io.wiredesk.enrich.attribute.QuotationFinder;
import io.wiredesk.enrich.clean.BoilerplateFinder;
import io.wiredesk.enrich.dictionary.Dictionaries;
import io.wiredesk.enrich.dictionary.Dictionary;
import io.wiredesk.enrich.entity.NameType;
import io.wiredesk.enrich.keyword.KeywordFinder;
import io.wiredesk.enrich.keyword.SimHash;
import io.wiredesk.enrich.language.LanguageIdentifier;
import io.wiredesk.enrich.language.Sentences;
import io.wiredesk.enrich.link.LinkedEntity;
import io.wiredesk.enrich.topic.TopicClassifier;
import io.wiredesk.enrich.topic.TopicWhy;
import io.wiredesk.enrich.vector.DocumentVector;
import io.wiredesk.enrich.vector.DocumentVectors;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/// The enrichers that come with the program. Their models and rules are read once a process, when first asked for.
final class BundledEnrichers {
    private record Step(
            String name,
            String version,
            Set<String> reads,
            UnaryOperator<Draft> function,
            Function<Draft, List<Why>> why)
            implements Enricher {
        @Override
        public Draft apply(Draft draft) {
            return function.apply(draft);
        }

        @Override
        public List<Why> explain(Draft draft) {
            return why.apply(draft);
        }
    }

    private static final Map<String, BundledEnrichers> LOADED = new ConcurrentHashMap<>();

    private final BoilerplateFinder boilerplate = new BoilerplateFinder();
    private final LanguageIdentifier languages;
    private final DocumentVectors vectors;
    private final EntityFinder entities;
    private final TopicClassifier topics = new TopicClassifier();
    private final AttributionFinder attribution;
    private final QuotationFinder quotations = new QuotationFinder();
    private final KeywordFinder keywords = new KeywordFinder();

    /// The large ones are read side by side: each takes some tenths of a second.
    private BundledEnrichers(Dictionary dictionary) {
        CompletableFuture<LanguageIdentifier> profiles = CompletableFuture.supplyAsync(LanguageIdentifier::new);
        CompletableFuture<DocumentVectors> model = CompletableFuture.supplyAsync(DocumentVectors::bundled);
        entities = new EntityFinder(dictionary);
        attribution = new AttributionFinder(entities::outlet);
        vectors = model.join();
        languages = profiles.join();
    }

    /// With the dictionary that the settings name.
    ///
    /// @throws IllegalArgumentException when there is no such dictionary
    static BundledEnrichers of(EnrichConfig config) {
        return LOADED.computeIfAbsent(
                config.dictionary() + " " + config.dictionaryAlone(),
                _ -> new BundledEnrichers(Dictionaries.of(config.dictionary(), config.dictionaryAlone())));
    }

    /// Earlier versions of them that are kept, to compare with and to go back to.
    List<Enricher> earlier() {
        return List.of(step(
                "topics",
                "1",
                Set.of("clean", "language"),
                d -> d.withSubjects(topics.classifyByWords(d.prose(), d.language()))));
    }

    /// In the order in which they build on each other.
    List<Enricher> newest() {
        return List.of(
                step("clean", "2", Set.of(), d -> d.withBoilerplate(boilerplate.find(d.body(), d.textStart()))),
                step("language", "2", Set.of("clean"), this::identify),
                step("sentences", "1", Set.of("clean", "language"), BundledEnrichers::split),
                step("vector", DocumentVectors.VERSION, Set.of("clean", "language"), this::direct),
                new Step(
                        "entities",
                        entities.version(),
                        Set.of("clean", "language", "sentences"),
                        entities::apply,
                        entities::explain),
                new Step("topics", "2", Set.of("clean", "language", "vector"), this::classify, this::whyTopics),
                step("attribution", "3", Set.of("clean", "language", "entities"), this::attribute),
                step("quotations", "1", Set.of("clean", "language", "entities"), this::quote),
                step(
                        "keywords",
                        "1",
                        Set.of("clean", "entities"),
                        d -> d.withKeywords(keywords.find(d.prose(), names(d)))),
                step("fingerprint", "1", Set.of("clean"), d -> d.withFingerprint(SimHash.of(d.prose()))));
    }

    private static Enricher step(String name, String version, Set<String> reads, UnaryOperator<Draft> function) {
        return new Step(name, version, reads, function, _ -> List.of());
    }

    private Draft identify(Draft draft) {
        return draft.withLanguage(
                languages.identify(draft.prose(), draft.article().getLanguage()));
    }

    private static Draft split(Draft draft) {
        return draft.withSentences(Sentences.split(draft.prose(), draft.language()));
    }

    /// The model learnt from English: elsewhere its vectors would mislead.
    private Draft direct(Draft draft) {
        boolean english = draft.language().equals("en") || draft.language().equals("und");
        return draft.withVector(english ? vectors.of(draft.prose()) : DocumentVector.NONE);
    }

    private Draft classify(Draft draft) {
        return draft.withSubjects(topics.classify(draft.prose(), draft.language(), draft.vector()));
    }

    private List<Why> whyTopics(Draft draft) {
        return topics.explain(draft.prose(), draft.vector(), draft.topics(), vectors::of).stream()
                .map(why -> whyTopic(why, draft.vector().known()))
                .toList();
    }

    private static Why whyTopic(TopicWhy why, boolean vector) {
        Map<String, Double> words = new TreeMap<>(why.words());
        why.lexicon().forEach((word, votes) -> words.put("lexicon: " + word, votes));
        return new Why(
                why.topic().code(),
                "topics",
                "2",
                vector ? DocumentVectors.MODEL_NAME + ", vector-weights.bin, lexicon.txt" : "weights.bin, lexicon.txt",
                Map.of("share", why.share()),
                words,
                List.of());
    }

    private Draft attribute(Draft draft) {
        return draft.withAttribution(attribution.find(draft.prose(), draft.language(), linked(draft)));
    }

    private Draft quote(Draft draft) {
        return draft.withQuotations(quotations.find(draft.prose(), draft.language(), linked(draft)));
    }

    private static List<LinkedEntity> linked(Draft draft) {
        return draft.entities().stream()
                .map(Draft.Found::entity)
                .filter(entity -> entity.type() != NameType.MISC)
                .toList();
    }

    private static Map<String, Integer> names(Draft draft) {
        Map<String, Integer> names = new TreeMap<>();
        linked(draft)
                .forEach(entity -> names.merge(entity.name(), entity.mentions().size(), Integer::sum));
        return names;
    }
}
