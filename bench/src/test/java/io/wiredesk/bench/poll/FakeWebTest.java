package io.wiredesk.bench.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.bench.poll.MadeFeed.Fault;
import io.wiredesk.ingest.fetch.FetchLimits;
import io.wiredesk.ingest.poll.Poll;
import io.wiredesk.ingest.poll.PollLimits;
import io.wiredesk.ingest.poll.PollOutcome;
import io.wiredesk.ingest.poll.PollOutcome.Failed;
import io.wiredesk.ingest.poll.PollOutcome.Fetched;
import io.wiredesk.ingest.poll.PollOutcome.NotModified;
import io.wiredesk.ingest.subscribe.Subscriptions;
import io.wiredesk.news.Feed;
import io.wiredesk.news.FeedStatus;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What is measured against is as good, and as bad, as it says.
class FakeWebTest {
    private static final Map<Fault, String> SEEN_AS = Map.of(
            Fault.SLOW, "no answer",
            Fault.RESET, "broke off",
            Fault.BAD_TLS, "no safe connection",
            Fault.REDIRECT_LOOP, "redirects",
            Fault.BOMB, "bigger than",
            Fault.ERROR, "HTTP 500");

    private final FakeWeb<FakeFeed> web = new FakeWeb<>(FakeFeed.some(24, 2));
    private final Poll poll = new Poll(
            new PollLimits(new FetchLimits(Duration.ofSeconds(2), 1_000_000, 3, true, "test"), 100),
            InstantSource.system());

    FakeWebTest() throws IOException {}

    @AfterEach
    void stop() throws IOException {
        poll.close();
        web.close();
    }

    private PollOutcome poll(int feed, @Nullable FeedStatus last) throws InterruptedException {
        Feed subscription = Subscriptions.feed(web.url(feed), null, List.of(), Instant.EPOCH);
        return poll.poll(subscription, last);
    }

    private FeedStatus status(int feed, Fetched fetched) {
        return FeedStatus.newBuilder()
                .setFeedId("f")
                .setUrl(web.url(feed))
                .setAnsweredBy(fetched.received().answeredBy())
                .setEtag(fetched.received().validators().etag())
                .setPolledAt(Instant.EPOCH)
                .build();
    }

    @Test
    void each_fault_is_seen_as_what_it_is() throws Exception {
        for (int feed = 0; feed < 24; feed += 2) {
            Fault fault = web.feeds().get(feed).fault();
            assertThat(poll(feed, null))
                    .as(fault.name())
                    .isInstanceOfSatisfying(
                            Failed.class,
                            failed -> assertThat(failed.why()).contains(String.valueOf(SEEN_AS.get(fault))));
        }
    }

    @Test
    void a_good_feed_is_not_modified_four_times_of_five_and_then_has_an_entry_more() throws Exception {
        var first = (Fetched) poll(5, null);
        FeedStatus known = status(5, first);
        for (int i = 2; i < FakeFeed.POLLS_A_VERSION; i++) {
            assertThat(poll(5, known)).isInstanceOf(NotModified.class);
        }
        var second = (Fetched) poll(5, known);

        assertThat(first.feed().entries()).hasSize(1);
        assertThat(second.feed().entries()).hasSize(2);
        assertThat(second.feed().entries().getFirst().link()).isEqualTo(web.entryUrl(5, 1));
        assertThat(web.feeds().get(5).entriesDelivered()).isEqualTo(2);
        assertThat(web.counts()).isEqualTo(new FakeWeb.Counts(5, 4, 3));
    }

    @Test
    void the_time_without_a_poll_is_told() {
        FakeFeed feed = web.feeds().get(3);
        feed.poll(1_000, false);
        feed.poll(4_000, false);
        feed.poll(5_000, false);

        assertThat(feed.longestGapMillis()).isEqualTo(3_000);
    }
}
