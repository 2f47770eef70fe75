package io.wiredesk.enrich;

import io.wiredesk.enrich.attribute.AttributionFinder;
import io.wiredesk.enrich.clean.BoilerplateFinder;
import io.wiredesk.enrich.keyword.KeywordFinder;
import io.wiredesk.enrich.keyword.SimHash;
import io.wiredesk.enrich.language.LanguageIdentifier;
import io.wiredesk.enrich.language.Sentences;
import io.wiredesk.enrich.topic.TopicClassifier;
import io.wiredesk.news.Article;
import io.wiredesk.news.EnrichedArticle;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/// The list of enrichers, in order, for one document. The same article gives the same answer but for its time.
///
/// Threading: safe for concurrent use; load it once per process.
public final class Enrichment {
    private record Step(String name, String version, UnaryOperator<Draft> function) implements Enricher {
        @Override
        public Draft apply(Draft draft) {
            return function.apply(draft);
        }
    }

    /// The bundled enrichers, in their order. Each one's models are read once.
    private static final class Bundled {
        static final List<Enricher> ALL = bundled();
    }

    private final List<Enricher> enrichers;
    private final int maxTextChars;

    Enrichment(List<Enricher> enrichers, int maxTextChars) {
        this.enrichers = List.copyOf(enrichers);
        this.maxTextChars = maxTextChars;
    }

    /// The enrichers that the settings name, then the users' own.
    ///
    /// @throws IllegalArgumentException when the settings name one that isn't there
    public static Enrichment load(EnrichConfig config) {
        List<String> known = Bundled.ALL.stream().map(Enricher::name).toList();
        config.enrichers().stream()
                .filter(name -> !known.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("enrich.enrichers: '" + name + "' is none of " + known);
                });
        List<Enricher> chosen = new ArrayList<>(Bundled.ALL.stream()
                .filter(e -> config.enrichers().contains(e.name()))
                .toList());
        ServiceLoader.load(Enricher.class).forEach(chosen::add);
        return new Enrichment(chosen, config.maxTextChars());
    }

    /// @throws RuntimeException when an enricher can't; nothing is half done
    public EnrichedArticle enrich(Article article, Instant at) {
        Draft draft = Draft.of(article, maxTextChars);
        for (Enricher enricher : enrichers) {
            draft = enricher.apply(draft);
        }
        return EnrichedRecords.enriched(draft, enrichers, at);
    }

    private static List<Enricher> bundled() {
        BoilerplateFinder boilerplate = new BoilerplateFinder();
        LanguageIdentifier languages = new LanguageIdentifier();
        EntityFinder entities = new EntityFinder();
        TopicClassifier topics = new TopicClassifier();
        AttributionFinder attribution = new AttributionFinder();
        KeywordFinder keywords = new KeywordFinder();
        return List.of(
                new Step("clean", "1", d -> d.withBoilerplate(boilerplate.find(d.body(), d.textStart()))),
                new Step(
                        "language",
                        "1",
                        d -> d.withLanguage(
                                languages.identify(d.prose(), d.article().getLanguage()))),
                new Step("sentences", "1", d -> d.withSentences(Sentences.split(d.prose(), d.language()))),
                new Step("entities", entities.version(), entities::apply),
                new Step("topics", "1", d -> d.withTopics(topics.classify(d.prose(), d.language()))),
                new Step(
                        "attribution",
                        "1",
                        d -> d.withAttribution(attribution.find(
                                d.prose(),
                                d.entities().stream().map(Draft.Found::entity).toList()))),
                new Step("keywords", "1", d -> d.withKeywords(keywords.find(d.prose(), names(d)))),
                new Step("fingerprint", "1", d -> d.withFingerprint(SimHash.of(d.prose()))));
    }

    private static Map<String, Integer> names(Draft draft) {
        Map<String, Integer> names = new TreeMap<>();
        draft.entities()
                .forEach(found -> names.merge(
                        found.entity().name(), found.entity().mentions().size(), Integer::sum));
        return names;
    }
}
