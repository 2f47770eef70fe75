package io.wiredesk.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.ingest.poll.PollOutcome;
import io.wiredesk.ingest.poll.PollOutcome.Failed;
import io.wiredesk.ingest.poll.PollOutcome.Gone;
import io.wiredesk.ingest.poll.PollOutcome.NotModified;
import io.wiredesk.ingest.poll.PollOutcome.Received;
import io.wiredesk.ingest.poll.PollOutcome.Refused;
import io.wiredesk.ingest.poll.PollOutcome.Validators;
import io.wiredesk.ingest.poll.Rhythm;
import io.wiredesk.ingest.subscribe.Subscriptions;
import io.wiredesk.news.Feed;
import io.wiredesk.news.FeedStatus;
import io.wiredesk.news.PollResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StatusesTest {
    private static final Instant START = Instant.parse("2026-03-03T10:00:00Z");
    private static final String OLD = "https://old.example/rss";
    private static final String NEW = "https://new.example/rss";
    private static final Feed FEED = Subscriptions.feed(OLD, null, List.of(), Instant.EPOCH);

    private final Rhythm rhythm = new Rhythm(
            Duration.ofMinutes(15), Duration.ofMinutes(5), Duration.ofHours(4), Duration.ofHours(24), new Random(1));

    @Test
    void a_feed_is_asked_where_it_has_moved_to_once_that_has_held_for_a_week() {
        FeedStatus first = after(null, answered(NEW), START);
        FeedStatus sixDays = after(first, answered(NEW), START.plus(Duration.ofDays(6)));
        FeedStatus week = after(sixDays, answered(NEW), START.plus(Duration.ofDays(7)));

        assertThat(first.getUrl()).isEqualTo(OLD);
        assertThat(first.getResult()).isEqualTo(PollResult.MOVED);
        assertThat(first.getMovedSince()).isEqualTo(START);
        assertThat(sixDays.getUrl()).isEqualTo(OLD);
        assertThat(week.getUrl()).isEqualTo(NEW);
        assertThat(week.getMovedTo()).isNull();
    }

    @Test
    void a_week_in_which_it_once_did_not_say_so_or_named_another_address_begins_anew() {
        FeedStatus first = after(null, answered(NEW), START);
        FeedStatus here = after(first, answered(null), START.plus(Duration.ofDays(3)));
        FeedStatus again = after(here, answered(NEW), START.plus(Duration.ofDays(8)));
        FeedStatus other = after(again, answered("https://third.example/"), START.plus(Duration.ofDays(20)));

        assertThat(here.getMovedTo()).isNull();
        assertThat(again.getUrl()).isEqualTo(OLD);
        assertThat(other.getUrl()).isEqualTo(OLD);
        assertThat(other.getMovedSince()).isEqualTo(START.plus(Duration.ofDays(20)));
    }

    @Test
    void a_new_address_that_fails_is_given_up_for_the_subscribed_one() {
        FeedStatus moved = after(after(null, answered(NEW), START), answered(NEW), START.plus(Duration.ofDays(7)));
        FeedStatus failed = after(moved, new Failed(404, "no"), START.plus(Duration.ofDays(8)));

        assertThat(moved.getUrl()).isEqualTo(NEW);
        assertThat(failed.getUrl()).isEqualTo(OLD);
    }

    @Test
    void until_when_a_server_asked_to_be_left_alone_is_kept_and_the_next_poll_is_not_before() {
        FeedStatus refused = after(null, new Refused(Duration.ofHours(9), 429, "busy"), START);

        assertThat(refused.getResult()).isEqualTo(PollResult.REFUSED);
        assertThat(refused.getRefusedUntil()).isEqualTo(START.plus(Duration.ofHours(9)));
        assertThat(refused.getNextPollAt()).isAfterOrEqualTo(START.plus(Duration.ofHours(9)));
        assertThat(after(refused, answered(null), START.plus(Duration.ofHours(10)))
                        .getRefusedUntil())
                .isNull();
    }

    @Test
    void a_feed_that_is_gone_has_no_next_poll_and_an_answer_ends_failures() {
        FeedStatus twice = after(after(null, new Failed(500, "no"), START), new Failed(500, "no"), START);

        assertThat(twice.getFailures()).isEqualTo(2);
        assertThat(after(twice, answered(null), START).getFailures()).isZero();
        assertThat(after(twice, new Gone(410), START).getNextPollAt()).isNull();
    }

    @Test
    void a_failure_keeps_the_validators() {
        FeedStatus answered = after(null, answered(null), START);
        FeedStatus failed = after(answered, new Failed(500, "no"), START);

        assertThat(failed.getEtag()).isEqualTo("\"1\"");
        assertThat(failed.getBodySha256()).isEqualTo("hash");
    }

    private FeedStatus after(@Nullable FeedStatus last, PollOutcome outcome, Instant now) {
        return Statuses.after(FEED, last, outcome, 0, rhythm, now);
    }

    private static NotModified answered(@Nullable String movedTo) {
        return new NotModified(
                new Received(304, new Validators("\"1\"", null, "hash"), OLD, movedTo, Duration.ZERO, List.of()));
    }
}
