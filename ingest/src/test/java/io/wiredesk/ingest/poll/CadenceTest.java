package io.wiredesk.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class CadenceTest {
    private static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");

    @Test
    void a_feed_with_an_entry_an_hour_brings_twenty_four_a_day() {
        assertThat(Cadence.entriesPerDay(every(Duration.ofHours(1), 20), NOW).orElseThrow())
                .isCloseTo(24, offset(0.1));
    }

    @Test
    void silence_since_the_newest_entry_lowers_the_rate() {
        Instant later = NOW.plus(Duration.ofDays(20));
        assertThat(Cadence.entriesPerDay(every(Duration.ofHours(1), 20), later).orElseThrow())
                .isLessThan(1);
    }

    @Test
    void a_feed_that_has_woken_up_is_seen_awake() {
        List<Instant> dates = Stream.concat(
                        every(Duration.ofHours(1), 20).stream(), every(Duration.ofDays(30), 50).stream())
                .toList();
        assertThat(Cadence.entriesPerDay(dates, NOW).orElseThrow()).isGreaterThan(20);
    }

    @Test
    void a_burst_of_entries_counts_as_an_hour_of_them() {
        assertThat(Cadence.entriesPerDay(every(Duration.ofSeconds(1), 20), NOW).orElseThrow())
                .isEqualTo(480);
    }

    @Test
    void dates_that_tell_nothing_tell_nothing() {
        Instant ahead = NOW.plusSeconds(3600);
        assertThat(Cadence.entriesPerDay(List.of(), NOW)).isEmpty();
        assertThat(Cadence.entriesPerDay(List.of(NOW.minusSeconds(9)), NOW)).isEmpty();
        assertThat(Cadence.entriesPerDay(List.of(Instant.EPOCH, Instant.EPOCH), NOW))
                .isEmpty();
        assertThat(Cadence.entriesPerDay(List.of(ahead, ahead.plusSeconds(9)), NOW))
                .isEmpty();
    }

    @Test
    void two_polls_are_half_an_entry_apart() {
        assertThat(Cadence.between(24)).isEqualTo(Duration.ofMinutes(30));
        assertThat(Cadence.between(1e-12)).isPositive();
    }

    private static List<Instant> every(Duration gap, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> NOW.minus(gap.multipliedBy(i)))
                .toList();
    }
}
