package io.wiredesk.enrich;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import io.wiredesk.news.Article;
import io.wiredesk.news.EnrichedArticle;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The list of enrichers, in order, for one document. The same article gives the same answer but for its time.
///
/// Threading: safe for concurrent use; load it once per process.
public final class Enrichment {
    /// How long an enricher takes for a document, by its name.
    static final String ENRICHER_TIME = "wiredesk.enrich.enricher";

    private record Timed(Enricher enricher, Timer timer) {}

    /// An answer and why it is so.
    public record Explained(EnrichedArticle article, List<Why> why) {
        public Explained {
            why = List.copyOf(why);
        }
    }

    private final List<Enricher> enrichers;
    private final List<Timed> timed;
    private final int maxTextChars;

    Enrichment(List<Enricher> enrichers, int maxTextChars) {
        this.enrichers = List.copyOf(enrichers);
        this.maxTextChars = maxTextChars;
        this.timed = this.enrichers.stream()
                .map(e -> new Timed(e, Metrics.timer(ENRICHER_TIME, "enricher", e.name())))
                .toList();
    }

    /// The enrichers that the settings name, in their order.
    ///
    /// @throws IllegalArgumentException when the settings name one that isn't there, or one before what it reads
    public static Enrichment load(EnrichConfig config) {
        return new Enrichment(
                EnricherChoice.of(config.enrichers(), BundledEnrichers.of(config)), config.maxTextChars());
    }

    /// What runs, in order.
    public List<Enricher> enrichers() {
        return enrichers;
    }

    /// @throws RuntimeException when an enricher can't; nothing is half done
    public EnrichedArticle enrich(Article article, Instant at) {
        return enrich(article, at, _ -> {});
    }

    /// @param progress is told the name of each enricher before it runs
    EnrichedArticle enrich(Article article, Instant at, Consumer<String> progress) {
        return EnrichedRecords.enriched(draft(article, progress), enrichers, at);
    }

    /// The same answer, and why.
    public Explained explain(Article article, Instant at) {
        Draft draft = draft(article, _ -> {});
        List<Why> why =
                enrichers.stream().flatMap(e -> e.explain(draft).stream()).toList();
        return new Explained(EnrichedRecords.enriched(draft, enrichers, at), why);
    }

    private Draft draft(Article article, Consumer<String> progress) {
        Draft draft = Draft.of(article, maxTextChars);
        for (Timed step : timed) {
            if (Thread.currentThread().isInterrupted()) {
                throw new CancellationException(
                        "stopped before " + step.enricher().name());
            }
            progress.accept(step.enricher().name());
            long start = System.nanoTime();
            draft = step.enricher().apply(draft);
            step.timer().record(System.nanoTime() - start, TimeUnit.NANOSECONDS);
        }
        return draft;
    }
}
