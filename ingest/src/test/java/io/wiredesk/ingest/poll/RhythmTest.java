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
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RhythmTest {
    private static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");
    private static final Received RECEIVED =
            new Received(304, new Validators(null, null, null), "https://a.example/", null, Duration.ZERO, List.of());

    private static final Given QUIET = new Given(history(0));

    private final Rhythm rhythm = rhythm(new Random(1));

    private static Rhythm rhythm(Random random) {
        return new Rhythm(
                Duration.ofMinutes(15), Duration.ofMinutes(5), Duration.ofHours(4), Duration.ofHours(24), random);
    }

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

    @Test
    void a_wait_that_the_server_asked_for_is_longer_than_back_off_would_be_never_shorter() {
        Random random = new Random(11);
        for (int i = 0; i < 500; i++) {
            Duration asked = Duration.ofSeconds(1 + random.nextInt(1_000_000));
            int failures = random.nextInt(40);
            assertThat(wait(new Refused(asked, 503, ""), failures))
                    .as("%s after %d failures", asked, failures)
                    .isGreaterThanOrEqualTo(asked);
        }
    }

    @Test
    void feeds_that_failed_together_do_not_come_back_together_and_none_before_its_time() {
        Failed failed = new Failed(null, "no");
        Set<Duration> waits = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            Duration wait = wait(failed, 3);
            assertThat(wait).isBetween(Duration.ofHours(2), Duration.ofMinutes(132));
            waits.add(wait);
        }
        assertThat(waits).hasSizeGreaterThan(95);
    }

    @Test
    void the_same_seed_gives_the_same_waits() {
        assertThat(rhythm(new Random(5)).next(new Failed(null, "no"), QUIET.history(), NOW))
                .isEqualTo(rhythm(new Random(5)).next(new Failed(null, "no"), QUIET.history(), NOW));
    }

    @Test
    void a_lively_feed_is_polled_as_often_as_allowed_and_a_drowsy_one_as_seldom() {
        assertThat(wait(QUIET.rate(2_000))).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));
        assertThat(wait(QUIET.rate(24))).isBetween(Duration.ofMinutes(30), Duration.ofMinutes(33));
        assertThat(wait(QUIET.rate(0.1))).isBetween(Duration.ofHours(4), Duration.ofHours(5));
    }

    @Test
    void a_feed_whose_dates_promise_more_than_it_brings_is_polled_less_and_less() {
        assertThat(wait(QUIET.rate(2_000).quiet(Duration.ofHours(8))))
                .isBetween(Duration.ofHours(1), Duration.ofMinutes(66));
    }

    @Test
    void a_feed_that_asks_for_longer_is_heard_but_not_without_end() {
        assertThat(wait(QUIET.asked(Duration.ofMinutes(60)))).isBetween(Duration.ofMinutes(60), Duration.ofMinutes(66));
        assertThat(wait(QUIET.asked(Duration.ofMinutes(1)))).isBetween(Duration.ofMinutes(15), Duration.ofMinutes(17));
        assertThat(wait(QUIET.asked(Duration.ofDays(365)))).isBetween(Duration.ofHours(4), Duration.ofHours(5));
    }

    @Test
    void an_answer_is_not_asked_for_again_while_it_is_fresh() {
        assertThat(waitFresh(QUIET, Duration.ofHours(1))).isBetween(Duration.ofHours(1), Duration.ofMinutes(66));
        assertThat(waitFresh(QUIET, Duration.ofDays(30))).isBetween(Duration.ofHours(4), Duration.ofHours(5));
    }

    @Test
    void a_feed_that_tells_its_clock_is_polled_at_its_next_update() {
        Given hourly = QUIET.asked(Duration.ofHours(1)).base(Instant.parse("2000-01-01T00:20:00Z"));
        assertThat(NOW.plus(wait(hourly))).isEqualTo(Instant.parse("2026-03-03T10:20:00Z"));
    }

    @Test
    void hours_and_days_that_a_feed_asks_to_skip_are_skipped() {
        // NOW is a Tuesday, at ten.
        assertThat(NOW.plus(wait(QUIET.skipHours(10, 11)))).isEqualTo(Instant.parse("2026-03-03T12:00:00Z"));
        assertThat(NOW.plus(wait(QUIET.skipDays(2, 3)))).isEqualTo(Instant.parse("2026-03-05T00:00:00Z"));
        assertThat(NOW.plus(wait(QUIET.skipDays(2).skipHours(0)))).isEqualTo(Instant.parse("2026-03-04T01:00:00Z"));
        assertThat(wait(QUIET.skipDays(1, 2, 3, 4, 5, 6, 7))).isBetween(Duration.ofMinutes(15), Duration.ofMinutes(17));
    }

    @Test
    void what_the_subscriber_fixes_no_publishers_wish_changes_but_retry_after_does() {
        Given own = QUIET.own(Duration.ofMinutes(1))
                .asked(Duration.ofHours(2))
                .skipHours(10)
                .rate(0.1);
        assertThat(wait(own)).isBetween(Duration.ofMinutes(1), Duration.ofSeconds(66));
        assertThat(waitFresh(own, Duration.ofHours(1))).isBetween(Duration.ofMinutes(1), Duration.ofSeconds(66));
        Refused refused = new Refused(Duration.ofHours(1), 429, "");
        assertThat(rhythm.next(refused, own.history(), NOW).orElseThrow())
                .isAfterOrEqualTo(NOW.plus(Duration.ofHours(1)));
    }

    private Duration wait(Given given) {
        return Duration.between(
                NOW,
                rhythm.next(new NotModified(RECEIVED), given.history(), NOW).orElseThrow());
    }

    private Duration waitFresh(Given given, Duration fresh) {
        Received received = new Received(304, RECEIVED.validators(), "https://a.example/", null, fresh, List.of());
        return Duration.between(
                NOW,
                rhythm.next(new NotModified(received), given.history(), NOW).orElseThrow());
    }

    /// A history in which nothing stands out, and one that differs in what a test is about.
    private record Given(History history) {
        Given own(Duration own) {
            History h = history;
            return new Given(new History(
                    own,
                    h.failures(),
                    h.entriesPerDay(),
                    h.quiet(),
                    h.asked(),
                    h.askedBase(),
                    h.skipHours(),
                    h.skipDays()));
        }

        Given rate(double rate) {
            History h = history;
            return new Given(new History(
                    h.own(), h.failures(), rate, h.quiet(), h.asked(), h.askedBase(), h.skipHours(), h.skipDays()));
        }

        Given quiet(Duration quiet) {
            History h = history;
            return new Given(new History(
                    h.own(),
                    h.failures(),
                    h.entriesPerDay(),
                    quiet,
                    h.asked(),
                    h.askedBase(),
                    h.skipHours(),
                    h.skipDays()));
        }

        Given asked(Duration asked) {
            History h = history;
            return new Given(new History(
                    h.own(),
                    h.failures(),
                    h.entriesPerDay(),
                    h.quiet(),
                    asked,
                    h.askedBase(),
                    h.skipHours(),
                    h.skipDays()));
        }

        Given base(Instant base) {
            History h = history;
            return new Given(new History(
                    h.own(), h.failures(), h.entriesPerDay(), h.quiet(), h.asked(), base, h.skipHours(), h.skipDays()));
        }

        Given skipHours(Integer... hours) {
            History h = history;
            return new Given(new History(
                    h.own(),
                    h.failures(),
                    h.entriesPerDay(),
                    h.quiet(),
                    h.asked(),
                    h.askedBase(),
                    List.of(hours),
                    h.skipDays()));
        }

        Given skipDays(Integer... days) {
            History h = history;
            return new Given(new History(
                    h.own(),
                    h.failures(),
                    h.entriesPerDay(),
                    h.quiet(),
                    h.asked(),
                    h.askedBase(),
                    h.skipHours(),
                    List.of(days)));
        }
    }

    private Duration wait(PollOutcome outcome, int failures) {
        return Duration.between(
                NOW, rhythm.next(outcome, history(failures), NOW).orElseThrow());
    }

    private static History history(int failures) {
        return new History(Duration.ZERO, failures, null, Duration.ZERO, Duration.ZERO, null, List.of(), List.of());
    }
}
