package io.wiredesk.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.monitor.OffsetWindow.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Random;
import java.util.function.LongUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Laws of the interpolation and of the verdicts, against logs and consumers whose truth is known.
class LagProperties {
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Duration LENGTH = Duration.ofMinutes(20);
    private static final int WINDOW = 12;

    static IntStream seeds() {
        return IntStream.range(0, 60);
    }

    private static Instant sampleTime(int i) {
        return SimulatedLog.START.plus(EVERY.multipliedBy(i));
    }

    private static int samples() {
        return (int) LENGTH.dividedBy(EVERY);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void lag_in_seconds_is_off_by_less_than_one_sampling_interval_wherever_the_log_was_watched(int seed) {
        SimulatedLog log = new SimulatedLog(new Random(seed), LENGTH);
        OffsetTimeline timeline = new OffsetTimeline();
        for (int i = 0; i < samples(); i++) {
            Instant now = sampleTime(i);
            timeline.add(now, log.end(now));
            long watchedFrom = log.end(SimulatedLog.START);
            double before = Double.POSITIVE_INFINITY;
            for (long offset = watchedFrom; i > 0 && offset < log.end(now); offset++) {
                double seconds = Objects.requireNonNull(timeline.secondsBehind(offset, now));
                double truth = Duration.between(log.written(offset), now).toMillis() / 1000.0;
                // A quiet stretch is kept by its two ends, so it never widens the interval that a record falls in.
                assertThat(seconds).isBetween(truth - EVERY.toSeconds(), truth + EVERY.toSeconds());
                assertThat(seconds).as("a later record waits no longer").isLessThanOrEqualTo(before);
                before = seconds;
            }
            if (i > 0) {
                assertThat(timeline.secondsBehind(log.end(now), now)).isZero();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void the_records_own_time_never_makes_it_worse(int seed) {
        RandomGenerator random = new Random(seed);
        SimulatedLog log = new SimulatedLog(random, LENGTH);
        OffsetTimeline timeline = new OffsetTimeline();
        for (int i = 0; i < samples(); i++) {
            timeline.add(sampleTime(i), log.end(sampleTime(i)));
        }
        Instant now = sampleTime(samples() - 1);
        for (long offset = log.end(SimulatedLog.START); offset < log.end(now); offset++) {
            Instant truth = log.written(offset);
            double honest = timeline.secondsBehind(offset, truth, now);
            assertThat(honest).isEqualTo(Duration.between(truth, now).toMillis() / 1000.0);
            // A producer with a wrong clock is held to the samples around.
            Instant lie = truth.plusSeconds(random.nextLong(-100_000, 100_000));
            double heldBack = timeline.secondsBehind(offset, lie, now);
            assertThat(heldBack).isBetween(honest - EVERY.toSeconds(), honest + EVERY.toSeconds());
        }
    }

    /// Plays a consumer through a log in which records keep coming.
    ///
    /// @param committed by the number of the sample
    private static Verdict verdict(SteadyLog log, LongUnaryOperator committed, int samples) {
        OffsetWindow window = OffsetWindow.startingWith(WINDOW, sample(log, committed, 0));
        for (int i = 1; i < samples; i++) {
            window = window.plus(sample(log, committed, i));
        }
        return Verdicts.judge(window, 0, window.last().at());
    }

    private static Sample sample(SteadyLog log, LongUnaryOperator committed, int i) {
        long end = log.end(i);
        long at = Math.min(end, committed.applyAsLong(i));
        return new Sample(sampleTime(i), at, end, end - at);
    }

    /// A log that grows by at least `least` records a sample.
    private static final class SteadyLog {
        private final long[] ends;

        private SteadyLog(long[] ends) {
            this.ends = ends;
        }

        static SteadyLog of(RandomGenerator random, int least, int most) {
            long[] ends = new long[samples()];
            for (int i = 1; i < ends.length; i++) {
                ends[i] = ends[i - 1] + random.nextInt(least, most + 1);
            }
            return new SteadyLog(ends);
        }

        long end(long sample) {
            return ends[(int) sample];
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_consumer_that_keeps_up_is_ok_at_every_moment(int seed) {
        SteadyLog log = SteadyLog.of(new Random(seed), 1, 50);
        for (int n = 1; n <= samples(); n++) {
            assertThat(verdict(log, log::end, n)).isEqualTo(Verdict.OK);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_consumer_that_stops_is_found_stopped_and_not_before_it_stopped(int seed) {
        RandomGenerator random = new Random(seed);
        SteadyLog log = SteadyLog.of(random, 1, 50);
        int stops = random.nextInt(WINDOW, samples() - 2 * WINDOW);
        LongUnaryOperator consumer = i -> log.end(Math.min(i, stops));
        assertThat(verdict(log, consumer, stops + 1)).isEqualTo(Verdict.OK);
        assertThat(verdict(log, consumer, stops + WINDOW + 2)).isEqualTo(Verdict.STOP);
        assertThat(verdict(log, consumer, samples())).isEqualTo(Verdict.STOP);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_consumer_slower_than_the_log_falls_behind(int seed) {
        RandomGenerator random = new Random(seed);
        SteadyLog log = SteadyLog.of(random, 20, 50);
        int pace = random.nextInt(1, 20);
        assertThat(verdict(log, i -> i * pace, samples())).isEqualTo(Verdict.WARN);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void a_consumer_that_goes_back_and_stays_behind_has_rewound(int seed) {
        RandomGenerator random = new Random(seed);
        SteadyLog log = SteadyLog.of(random, 10, 50);
        int back = samples() - random.nextInt(1, WINDOW - 1);
        long to = log.end(back) / 2;
        LongUnaryOperator consumer = i -> i < back ? log.end(i) : to + (i - back);
        assertThat(verdict(log, consumer, samples())).isEqualTo(Verdict.REWIND);
    }
}
