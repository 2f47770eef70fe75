package io.wiredesk.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.wiredesk.news.Article;
import io.wiredesk.news.FeedStatus;
import io.wiredesk.news.PollResult;
import io.wiredesk.news.Source;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IngestMetersTest {
    private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

    @BeforeEach
    void listen() {
        Metrics.addRegistry(registry);
    }

    @AfterEach
    void leave() {
        Metrics.removeRegistry(registry);
    }

    @Test
    void a_new_article_tells_how_old_it_was_and_a_revision_does_not() {
        IngestMeters.published(article(1, NOW.minusSeconds(90)), NOW);
        IngestMeters.published(article(2, NOW.minusSeconds(900)), NOW);

        assertThat(count("new")).isEqualTo(1);
        assertThat(count("revision")).isEqualTo(1);
        assertThat(registry.get(IngestMeters.FRESHNESS).timer().totalTime(TimeUnit.SECONDS))
                .isEqualTo(90);
    }

    @Test
    void an_article_from_the_future_counts_but_has_no_age() {
        IngestMeters.published(article(1, NOW.plusSeconds(60)), NOW);

        assertThat(count("new")).isEqualTo(1);
        assertThat(registry.find(IngestMeters.FRESHNESS).timers()).allMatch(timer -> timer.count() == 0);
    }

    @Test
    void polls_are_counted_by_their_outcome() {
        FeedStatus status = FeedStatus.newBuilder()
                .setFeedId("f")
                .setUrl("https://example.org/feed")
                .setPolledAt(NOW)
                .setResult(PollResult.NOT_MODIFIED)
                .build();

        IngestMeters.polled(status);

        assertThat(registry.get(IngestMeters.POLLS)
                        .tag("outcome", "not_modified")
                        .counter()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void queues_are_those_of_all_processors_and_end_with_them() {
        try (QueueDepth first = new QueueDepth()) {
            try (QueueDepth second = new QueueDepth()) {
                first.tell(5, 1);
                second.tell(7, 2);
                first.tell(3, 1);

                assertThat(depth("feeds_due")).isEqualTo(10);
                assertThat(depth("feeds_under_way")).isEqualTo(3);
            }
            assertThat(depth("feeds_due")).isEqualTo(3);
        }
        assertThat(depth("feeds_due")).isZero();
    }

    @Test
    void feeds_whose_time_has_come_are_due() {
        DueFeeds feeds = new DueFeeds();
        feeds.schedule("a", NOW.minusMillis(1));
        feeds.scheduleBooked("b", NOW);
        feeds.schedule("c", NOW.plusMillis(1));

        assertThat(feeds.count(NOW)).isEqualTo(2);
    }

    private double depth(String queue) {
        return registry.get("wiredesk.queue.depth").tag("queue", queue).gauge().value();
    }

    private double count(String kind) {
        return registry.get(IngestMeters.ARTICLES).tag("kind", kind).counter().count();
    }

    private static Article article(int revision, Instant published) {
        return Article.newBuilder()
                .setId("a")
                .setRevision(revision)
                .setFeedId("f")
                .setSource(new Source("Example", "example.org"))
                .setTitle("Title")
                .setText("Text")
                .setPublished(published)
                .setFetched(published)
                .setContentSha256("0")
                .build();
    }
}
