package io.wiredesk.enrich.trend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.wiredesk.news.Source;
import io.wiredesk.news.TrendArticle;
import io.wiredesk.schemas.config.Settings;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpectationTest {
    private static final long HOUR = Duration.ofHours(1).toMillis();
    private static final long WEEK = 168 * HOUR;

    @Test
    void without_a_past_nothing_is_expected_and_nothing_known() {
        assertThat(Expectation.of(Map.of(), 10 * HOUR, 10 * HOUR, HOUR)).isEqualTo(new Expectation(0, 0));
    }

    @Test
    void a_steady_past_goes_on() {
        Map<Long, Double> past = new HashMap<>();
        for (long hour = 0; hour < 500; hour++) {
            past.put(hour * HOUR, 2.0);
        }
        assertThat(Expectation.of(past, 0, 500 * HOUR, HOUR).weight()).isEqualTo(2, within(1e-9));
    }

    @Test
    void the_hour_of_the_week_counts_more_the_more_weeks_there_are() {
        Map<Long, Double> past = new HashMap<>();
        past.put(0L, 8.0);
        double one = Expectation.of(past, 0, WEEK, HOUR).weight();
        past.put(WEEK, 8.0);
        double two = Expectation.of(past, 0, 2 * WEEK, HOUR).weight();
        double elsewhere = Expectation.of(past, 0, 2 * WEEK + 12 * HOUR, HOUR).weight();
        assertThat(one).isLessThan(two);
        assertThat(two).isLessThan(8).isGreaterThan(10 * elsewhere);
    }

    @Test
    void what_lies_before_anybody_looked_says_nothing() {
        Map<Long, Double> past = Map.of(0L, 100.0, 50 * HOUR, 1.0);
        assertThat(Expectation.of(past, 40 * HOUR, 60 * HOUR, HOUR))
                .isEqualTo(Expectation.of(Map.of(50 * HOUR, 1.0), 40 * HOUR, 60 * HOUR, HOUR));
    }

    @Test
    void small_counts_vary_by_one_at_least_larger_ones_by_their_root() {
        assertThat(new Expectation(0, 24).score(3)).isEqualTo(3);
        assertThat(new Expectation(16, 24).score(24)).isEqualTo(2);
    }

    @Test
    void copies_count_by_their_logarithm_and_no_more_than_there_are_sources() {
        assertThat(weight(8, 1)).isEqualTo(4);
        assertThat(weight(1, 8)).isEqualTo(1);
        assertThat(weight(3, 3)).isEqualTo(3);
        assertThat(Weight.of(List.of()).weight()).isZero();
    }

    private static double weight(int sources, int stories) {
        List<TrendArticle> articles = new ArrayList<>();
        for (int i = 0; i < Math.max(sources, stories); i++) {
            articles.add(TrendArticle.newBuilder()
                    .setArticleId("a" + i)
                    .setStoryId("s" + i % stories)
                    .setTitle("t")
                    .setSource(new Source("n", i % sources + ".example"))
                    .setPublished(Instant.EPOCH.plusSeconds(i))
                    .setSources(1)
                    .build());
        }
        return Weight.of(articles).weight();
    }

    @Test
    void windows_start_on_mondays_and_divide_the_week() {
        TrendConfig config = Settings.defaults(TrendConfig.class, "trends");
        long monday = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
        assertThat(config.windowStart(monday + 1)).isEqualTo(monday);
        assertThat(config.windowStart(monday - 1)).isEqualTo(monday - HOUR);
        assertThatThrownBy(() ->
                        new TrendConfig(1, Duration.ofHours(5), Duration.ofDays(28), Duration.ofHours(6), 24, 3, 3))
                .hasMessageContaining("trends.window");
    }
}
