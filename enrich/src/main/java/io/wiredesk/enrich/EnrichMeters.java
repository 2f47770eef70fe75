package io.wiredesk.enrich;

import io.micrometer.core.instrument.Metrics;
import io.wiredesk.news.EnrichedArticle;
import java.time.Duration;

/// What enrichment counts beside the time of each enricher, in Micrometer's global registry; `docs/metrics.md` lists
/// it. Counted when it happens: what an aborted transaction takes back is counted again when it is done again. Safe for
/// several threads.
public final class EnrichMeters {
    /// From fetched to enriched.
    static final String FRESHNESS = "wiredesk.enrich.freshness";

    private static final String DEAD_LETTERS = "wiredesk.dead.letters";

    private EnrichMeters() {}

    static void enriched(EnrichedArticle article) {
        Duration took = Duration.between(article.getArticle().getFetched(), article.getEnrichedAt());
        Metrics.timer(FRESHNESS).record(took.isNegative() ? Duration.ZERO : took);
    }

    /// A record was set aside.
    ///
    /// @param stage as the dead letter names it
    public static void buried(String stage) {
        Metrics.counter(DEAD_LETTERS, "stage", stage).increment();
    }
}
