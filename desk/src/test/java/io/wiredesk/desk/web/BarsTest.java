package io.wiredesk.desk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wiredesk.sink.query.Histogram;
import io.wiredesk.sink.query.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class BarsTest {
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    private static Histogram.Bucket bucket(int hour, long count) {
        return new Histogram.Bucket(START.plus(Duration.ofHours(hour)), count);
    }

    private static Bars bars(Address address, Histogram.Bucket... buckets) {
        return Bars.between(
                new Histogram(Interval.HOUR, List.of(buckets)), START, START.plus(Duration.ofHours(10)), 3, address);
    }

    @Test
    void bars_stand_where_their_time_is_and_as_high_as_their_share_of_the_most() {
        Bars bars = bars(Address.of("/search"), bucket(0, 5), bucket(9, 20));
        assertThat(bars.most()).isEqualTo(20);
        assertThat(bars.earlier()).isEqualTo(3);
        Bars.Bar last = bars.bars().getLast();
        assertThat(last.x()).isCloseTo(900, within(1e-9));
        assertThat(last.width()).isCloseTo(100, within(1e-9));
        assertThat(last.height()).isCloseTo(100, within(1e-9));
        assertThat(last.y()).isCloseTo(0, within(1e-9));
        assertThat(bars.bars().getFirst().height()).isCloseTo(25, within(1e-9));
    }

    @Test
    void a_small_count_can_still_be_seen() {
        assertThat(bars(Address.of("/search"), bucket(0, 1), bucket(1, 1_000_000))
                        .bars()
                        .getFirst()
                        .height())
                .isEqualTo(2);
    }

    @Test
    void a_bar_leads_to_the_same_search_in_its_time_and_no_further() {
        Bars bars = bars(Address.of("/search").with("q", "a b").with("cursor", "x"), bucket(2, 1));
        assertThat(Objects.requireNonNull(bars.bars().getFirst().address()))
                .isEqualTo("/search?q=a+b&from=2026-03-02T02%3A00%3A00Z&to=2026-03-02T02%3A59%3A59.999Z");
    }

    @Test
    void what_begins_outside_is_left_out() {
        assertThat(bars(Address.of("/search"), bucket(-1, 4), bucket(0, 1), bucket(10, 4))
                        .bars())
                .hasSize(1);
    }
}
