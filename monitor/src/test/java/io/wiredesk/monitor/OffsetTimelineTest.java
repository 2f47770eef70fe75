package io.wiredesk.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OffsetTimelineTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    /// The log end is 100, 200, 200, 200, 300 at seconds 0, 10, 20, 30, 40; now is second 40.
    @ParameterizedTest(name = "offset {0} waits {1} s: {2}")
    @CsvSource({
        "300, 0, at the log end",
        "400, 0, beyond it",
        "250, 5, half-way between two samples",
        "200, 10, the last instant at which the log ended there",
        "150, 35, before the quiet stretch",
        "100, 40, the first sample",
        "50, 50, extrapolated at the pace that was seen",
    })
    void seconds_are_interpolated(long offset, double seconds, String why) {
        assertThat(speaking().secondsBehind(offset, at(40))).as(why).isEqualTo(seconds);
    }

    @Test
    void fewer_than_two_samples_say_nothing() {
        OffsetTimeline timeline = new OffsetTimeline();
        assertThat(timeline.secondsBehind(1, START)).isNull();
        timeline.add(START, 10);

        assertThat(timeline.secondsBehind(5, START)).isNull();
    }

    @Test
    void a_quiet_topic_is_unknown_before_its_first_sample_and_zero_at_its_end() {
        OffsetTimeline timeline = new OffsetTimeline();
        for (int i = 0; i < 50; i++) {
            timeline.add(at(i), 10);
        }

        assertThat(timeline.secondsBehind(5, at(50))).isNull();
        assertThat(timeline.secondsBehind(10, at(50))).isZero();
    }

    @Test
    void an_absurd_extrapolation_is_unknown() {
        OffsetTimeline timeline = new OffsetTimeline();
        timeline.add(at(0), 1_000_000);
        timeline.add(at(10), 1_000_001);

        assertThat(timeline.secondsBehind(0, at(10))).isNull();
    }

    @Test
    void a_topic_made_anew_starts_over() {
        OffsetTimeline timeline = speaking();
        timeline.add(at(50), 5);

        assertThat(timeline.secondsBehind(1, at(50))).isNull();
    }

    @Test
    void a_records_own_time_counts_within_the_samples_around_it() {
        assertThat(speaking().secondsBehind(250, at(39), at(40))).isEqualTo(1);
        assertThat(speaking().secondsBehind(250, at(-86_400), at(40)))
                .as("dated back")
                .isEqualTo(10);
        assertThat(speaking().secondsBehind(150, at(25), at(40)))
                .as("dated forward")
                .isEqualTo(30);
        assertThat(speaking().secondsBehind(50, at(-600), at(40)))
                .as("before the first sample")
                .isEqualTo(640);
        assertThat(new OffsetTimeline().secondsBehind(50, at(10), at(40)))
                .as("nothing sampled")
                .isEqualTo(30);
        assertThat(new OffsetTimeline().secondsBehind(50, at(70), at(40)))
                .as("in the future")
                .isZero();
    }

    @Test
    void interpolation_errs_by_no_more_than_one_interval_of_a_simulated_log() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            long[] writtenAtSecond = new long[2000];
            OffsetTimeline timeline = new OffsetTimeline();
            int logEnd = 0;
            int second = 0;
            timeline.add(at(0), 0);
            for (; second < 300; second++) {
                for (int writes = random.nextInt(6); writes > 0; writes--) {
                    writtenAtSecond[logEnd++] = second;
                }
                if (second % 10 == 9) {
                    timeline.add(at(second), logEnd);
                }
            }
            int offset = random.nextInt(Math.max(1, logEnd));
            double truth = 299 - writtenAtSecond[offset];
            double seconds = Objects.requireNonNull(timeline.secondsBehind(offset, at(299)));
            assertThat(seconds).as("seed %d, offset %d", seed, offset).isCloseTo(truth, within(10.0));
        }
    }

    @Test
    void a_later_offset_never_waits_longer() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            OffsetTimeline timeline = new OffsetTimeline();
            int logEnd = 100;
            for (int i = 0; i < 20; i++) {
                logEnd += random.nextInt(3) == 0 ? 0 : random.nextInt(40);
                timeline.add(at(10 * i), logEnd);
            }
            double before = Double.MAX_VALUE;
            for (int offset = 50; offset <= logEnd; offset++) {
                double seconds = Objects.requireNonNull(timeline.secondsBehind(offset, at(190)));
                assertThat(seconds).as("seed %d, offset %d", seed, offset).isBetween(0.0, before);
                before = seconds;
            }
        }
    }

    @Test
    void what_it_holds_is_bounded() {
        OffsetTimeline timeline = new OffsetTimeline();
        for (int i = 0; i < 3 * OffsetTimeline.MAX_POINTS; i++) {
            timeline.add(at(i), i);
        }
        int now = 3 * OffsetTimeline.MAX_POINTS - 1;

        assertThat(timeline.secondsBehind(now - 100, at(now))).isEqualTo(100);
    }

    private static OffsetTimeline speaking() {
        OffsetTimeline timeline = new OffsetTimeline();
        long[] ends = {100, 200, 200, 200, 300};
        for (int i = 0; i < ends.length; i++) {
            timeline.add(at(10 * i), ends[i]);
        }
        return timeline;
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }
}
