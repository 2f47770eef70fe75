package io.wiredesk.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.ingest.poll.PollOutcome.Failed;
import io.wiredesk.ingest.poll.PollOutcome.Gone;
import io.wiredesk.ingest.poll.PollOutcome.NotModified;
import io.wiredesk.ingest.poll.PollOutcome.Received;
import io.wiredesk.ingest.poll.PollOutcome.Refused;
import io.wiredesk.ingest.poll.PollOutcome.Validators;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RhythmTest {
    private static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");
    private static final Received RECEIVED =
            new Received(304, new Validators(null, null, null), "https://a.example/", null, Duration.ZERO, List.of());

    private final Rhythm rhythm = new Rhythm(
            Duration.ofMinutes(15), Duration.ofMinutes(5), Duration.ofHours(4), Duration.ofHours(24), new Random(1));

    @Test
    void a_failure_waits_longer_than_a_success_and_the_next_one_longer_still_up_to_a_limit() {
        Failed failed = new Failed(500, "no");

        assertThat(wait(new NotModified(RECEIVED), 0)).isBetween(Duration.ofMinutes(15), Duration.ofMinutes(17));
        assertThat(wait(failed, 1)).isBetween(Duration.ofMinutes(30), Duration.ofMinutes(33));
        assertThat(wait(failed, 2)).isBetween(Duration.ofMinutes(60), Duration.ofMinutes(66));
        assertThat(wait(failed, 1_000)).isBetween(Duration.ofHours(24), Duration.ofHours(27));
    }

    @Test
    void a_server_that_asks_to_wait_is_heard_in_full() {
        assertThat(wait(new Refused(Duration.ofHours(2), 429, ""), 0))
                .isBetween(Duration.ofHours(2), Duration.ofHours(3));
        assertThat(wait(new Refused(Duration.ofDays(9), 429, ""), 0)).isGreaterThanOrEqualTo(Duration.ofDays(9));
    }

    @Test
    void a_feed_that_is_gone_is_not_polled_again() {
        assertThat(rhythm.next(new Gone(410), history(0), NOW)).isEmpty();
    }

    private Duration wait(PollOutcome outcome, int failures) {
        return Duration.between(
                NOW, rhythm.next(outcome, history(failures), NOW).orElseThrow());
    }

    private static History history(int failures) {
        return new History(Duration.ZERO, failures, null, Duration.ZERO, Duration.ZERO, null, List.of(), List.of());
    }
}
