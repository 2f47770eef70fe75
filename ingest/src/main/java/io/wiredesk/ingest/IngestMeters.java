package io.wiredesk.ingest;

import io.micrometer.core.instrument.Metrics;
import io.wiredesk.news.Article;
import io.wiredesk.news.FeedStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/// What ingest counts, in Micrometer's global registry; `docs/metrics.md` lists it. Counted when it happens: what an
/// aborted transaction takes back is counted again when it is done again. Safe for several threads.
final class IngestMeters {
    /// Polls that ended, by `outcome`.
    static final String POLLS = "wiredesk.ingest.polls";
    /// Revisions published, by `kind`: `new` articles and `revision`s of known ones.
    static final String ARTICLES = "wiredesk.ingest.articles";
    /// From published to fetched, of new articles.
    static final String FRESHNESS = "wiredesk.ingest.freshness";
    /// Records set aside, by `stage`.
    static final String DEAD_LETTERS = "wiredesk.dead.letters";

    private IngestMeters() {}

    static void polled(FeedStatus status) {
        String outcome = status.getResult().name().toLowerCase(Locale.ROOT);
        Metrics.counter(POLLS, "outcome", outcome).increment();
    }

    /// @param now when the revision is published
    static void published(Article article, Instant now) {
        boolean isNew = article.getRevision() == 1;
        Metrics.counter(ARTICLES, "kind", isNew ? "new" : "revision").increment();
        Duration age = Duration.between(article.getPublished(), now);
        // A publisher's clock may be ahead of ours.
        if (isNew && !age.isNegative()) {
            Metrics.timer(FRESHNESS).record(age);
        }
    }

    static void buried() {
        Metrics.counter(DEAD_LETTERS, "stage", "ingest").increment();
    }
}
