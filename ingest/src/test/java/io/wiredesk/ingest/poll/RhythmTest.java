package io.wiredesk.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.ingest.poll.PollOutcome.Failed;
import io.wiredesk.ingest.poll.PollOutcome.Gone;
import io.wiredesk.ingest.poll.PollOutcome.NotModified;
import io.wiredesk.ingest.poll.PollOutcome.Refused;
import io.wiredesk.ingest.poll.PollOutcome.Validators;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RhythmTest {
    private final Rhythm rhythm = new Rhythm(Duration.ofMinutes(15), Duration.ofHours(24), new Random(1));

    @Test
    void a_failure_waits_longer_than_a_success_and_the_next_one_longer_still_up_to_a_limit() {
        Failed failed = new Failed(500, "no");

        assertThat(wait(new NotModified(new Validators(null, null, null), 304), 0))
                .isBetween(Duration.ofMinutes(15), Duration.ofMinutes(17));
        assertThat(wait(failed, 1)).isBetween(Duration.ofMinutes(30), Duration.ofMinutes(33));
        assertThat(wait(failed, 2)).isBetween(Duration.ofMinutes(60), Duration.ofMinutes(66));
        assertThat(wait(failed, 1_000)).isBetween(Duration.ofHours(24), Duration.ofHours(27));
    }

    @Test
    void a_server_that_asks_to_wait_is_heard_within_the_limit() {
        assertThat(wait(new Refused(Duration.ofHours(2), 429, ""), 0))
                .isBetween(Duration.ofHours(2), Duration.ofHours(3));
        assertThat(wait(new Refused(Duration.ofDays(900), 429, ""), 0)).isLessThan(Duration.ofHours(27));
    }

    @Test
    void a_feed_that_is_gone_is_not_polled_again() {
        assertThat(rhythm.next(new Gone(410), 0, 0)).isEmpty();
    }

    private Duration wait(PollOutcome outcome, int failures) {
        return rhythm.next(outcome, 0, failures).orElseThrow();
    }
}
