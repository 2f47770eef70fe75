package io.wiredesk.desk.web;

import io.wiredesk.enrich.EnrichConfig;
import io.wiredesk.enrich.Enrichment;
import io.wiredesk.news.Article;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Why an article's answer is what it is: it is enriched once more, and asked. The models are loaded when somebody asks
/// first.
///
/// Threading: safe for concurrent use; so that readers can't take the processor from the wire, two are answered at a
/// time.
public final class Explanations implements Function<Article, Enrichment.Explained> {
    private static final int AT_ONCE = 2;
    private static final int SECONDS = 20;

    private final EnrichConfig config;
    private final Semaphore places = new Semaphore(AT_ONCE);
    private @Nullable Enrichment loaded;

    public Explanations(EnrichConfig config) {
        this.config = config;
    }

    private synchronized Enrichment enrichment() {
        Enrichment known = loaded == null ? Enrichment.load(config) : loaded;
        loaded = known;
        return known;
    }

    /// @throws IllegalStateException when too many ask
    @Override
    public Enrichment.Explained apply(Article article) {
        try {
            if (!places.tryAcquire(SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("others wait for explanations already; try again later");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the page is ending", e);
        }
        try {
            return enrichment().explain(article, Instant.now());
        } finally {
            places.release();
        }
    }
}
