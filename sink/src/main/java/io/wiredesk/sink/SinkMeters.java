package io.wiredesk.sink;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.sink.IndexChange.Delete;
import io.wiredesk.sink.IndexChange.Put;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// What the sink counts, in Micrometer's global registry; `docs/metrics.md` lists it. Safe for several threads.
public final class SinkMeters {
    /// Time to make a batch durable and searchable.
    static final String BATCH = "wiredesk.sink.batch";
    /// Changes in the index, by `change`: `put` or `delete`.
    static final String CHANGES = "wiredesk.sink.changes";
    /// Until an article is searchable, `since` it was `published`, `fetched` or `enriched`. `published` counts new
    /// articles only.
    public static final String FRESHNESS = "wiredesk.sink.freshness";

    private static final String DEAD_LETTERS = "wiredesk.dead.letters";

    private static final AtomicInteger QUEUE = new AtomicInteger();

    static {
        Metrics.gauge("wiredesk.queue.depth", Tags.of("queue", "sink_records"), QUEUE);
    }

    private SinkMeters() {}

    /// Records that were read and can't be found yet.
    static void waiting(int records) {
        QUEUE.set(records);
    }

    /// A batch is searchable.
    static void applied(List<IndexChange> changes, Duration took, Instant now) {
        if (changes.isEmpty()) {
            return;
        }
        Metrics.timer(BATCH).record(took);
        for (IndexChange change : changes) {
            switch (change) {
                case Put put -> searchable(put.article(), now);
                case Delete _ -> Metrics.counter(CHANGES, "change", "delete").increment();
            }
        }
    }

    private static void searchable(EnrichedArticle article, Instant now) {
        Metrics.counter(CHANGES, "change", "put").increment();
        since("enriched", article.getEnrichedAt(), now);
        since("fetched", article.getArticle().getFetched(), now);
        if (article.getRevision() == 1) {
            since("published", article.getArticle().getPublished(), now);
        }
    }

    /// Other clocks may be ahead of ours.
    private static void since(String what, Instant then, Instant now) {
        Duration age = Duration.between(then, now);
        if (!age.isNegative()) {
            Metrics.timer(FRESHNESS, "since", what).record(age);
        }
    }

    /// A record was set aside.
    ///
    /// @param stage as the dead letter names it
    public static void buried(String stage) {
        Metrics.counter(DEAD_LETTERS, "stage", stage).increment();
    }
}
