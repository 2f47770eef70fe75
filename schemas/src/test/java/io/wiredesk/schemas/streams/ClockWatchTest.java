package io.wiredesk.schemas.streams;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ClockWatchTest {
    private final AtomicLong millis = new AtomicLong(1_000_000);
    private final AtomicLong nanos = new AtomicLong();
    private final List<Duration> told = new ArrayList<>();

    private void pass(long clockMillis, long realMillis, ClockWatch watch) {
        millis.addAndGet(clockMillis);
        nanos.addAndGet(realMillis * 1_000_000);
        watch.look();
    }

    @Test
    void a_clock_that_is_set_back_is_told_of_once_and_one_that_is_set_right_or_ahead_is_not() {
        try (ClockWatch watch = new ClockWatch(() -> Instant.ofEpochMilli(millis.get()), nanos::get, told::add)) {
            pass(1_000, 1_000, watch);
            pass(-1_500, 1_000, watch);
            pass(3_600_000, 1_000, watch);
            assertThat(told).isEmpty();

            pass(-3_599_000, 1_000, watch);
            pass(1_000, 1_000, watch);
            assertThat(told).containsExactly(Duration.ofHours(1));
        }
    }
}
