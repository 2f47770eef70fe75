package io.wiredesk.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LagRenderingTest {
    private static final PartitionLag BEHIND = new PartitionLag(
            "news.articles",
            0,
            40L,
            50,
            5,
            10L,
            2.5,
            Verdict.WARN,
            "10.0.0.7",
            "enrich-1",
            "enrich-1-abc",
            7200.0,
            0,
            new Pace(3.0, 2.0, null));
    private static final PartitionLag UNCOMMITTED = new PartitionLag(
            "news.articles", 1, null, 9, 0, null, null, Verdict.INCOMPLETE, null, null, null, null, 0, Pace.UNKNOWN);
    private static final LagReport REPORT = new LagReport(
            Instant.parse("2026-03-01T12:00:00Z"),
            "wiredesk",
            3,
            List.of(
                    GroupLag.of("enrich", "streams", "Stable", List.of(BEHIND, UNCOMMITTED)),
                    GroupLag.of("say \"hi\"", "classic", "Empty", List.of())),
            Map.of("group locked", "can't read the offsets of group locked: not authorized"),
            Set.of("say \"hi\""),
            Duration.ofMillis(42));

    @Test
    void metrics_bear_the_names_and_labels_that_dashboards_know() {
        assertThat(LagMetrics.render(REPORT).lines())
                .contains(
                        "# TYPE kafka_consumergroup_group_lag gauge",
                        "kafka_consumergroup_group_lag{cluster_name=\"wiredesk\",group=\"enrich\",topic=\"news.articles\","
                                + "partition=\"0\",member_host=\"10.0.0.7\",consumer_id=\"enrich-1-abc\",client_id=\"enrich-1\"} 10",
                        "kafka_consumergroup_group_max_lag_seconds{cluster_name=\"wiredesk\",group=\"enrich\","
                                + "is_simple_consumer=\"false\"} 2.5",
                        "kafka_consumergroup_group_sum_lag{cluster_name=\"wiredesk\",group=\"enrich\"} 10",
                        "kafka_consumergroup_group_topic_sum_lag{cluster_name=\"wiredesk\",group=\"enrich\","
                                + "topic=\"news.articles\"} 10",
                        "kafka_partition_latest_offset{cluster_name=\"wiredesk\",topic=\"news.articles\",partition=\"0\"} 50",
                        "kafka_partition_earliest_offset{cluster_name=\"wiredesk\",topic=\"news.articles\",partition=\"1\"} 0",
                        "kafka_consumergroup_poll_time_ms{cluster_name=\"wiredesk\"} 42",
                        "wiredesk_lag_group_verdict{cluster_name=\"wiredesk\",group=\"enrich\",verdict=\"WARN\"} 1",
                        "wiredesk_lag_sample_timestamp_seconds{cluster_name=\"wiredesk\"} 1772366400",
                        "wiredesk_lag_brokers{cluster_name=\"wiredesk\"} 3",
                        "wiredesk_lag_unreadable{cluster_name=\"wiredesk\"} 1");
    }

    @Test
    void what_is_not_known_has_no_sample() {
        String text = LagMetrics.render(REPORT);

        assertThat(text).doesNotContain("NaN").doesNotContain("null");
        assertThat(text.lines())
                .noneMatch(
                        line -> line.startsWith("kafka_consumergroup_group_lag{") && line.contains("partition=\"1\""));
    }

    @Test
    void every_line_is_a_comment_or_a_sample() {
        assertThat(LagMetrics.render(REPORT).lines())
                .allMatch(line -> line.startsWith("# ")
                        || line.matches("[a-z_]+\\{([a-z_]+=\"([^\"\\\\]|\\\\.)*\",?)+} -?[0-9.]+"));
    }

    @Test
    void the_page_of_metrics_lists_each_with_an_example() throws IOException {
        String page = Files.readString(Path.of("../docs/metrics.md"));

        assertThat(LagMetrics.names())
                .allSatisfy(name -> assertThat(page).contains("`" + name + "`").contains(name + "{"));
    }

    @Test
    void the_table_is_aligned_and_shows_what_is_not_known() {
        assertThat(LagTable.render(REPORT)).isEqualTo("""
                GROUP     TYPE     STATE   VERDICT     LAG  SECONDS  UNTIL-LOSS
                enrich    streams  Stable  WARN         10      2.5       2h 0m
                say "hi"  classic  Empty   INCOMPLETE    -        -           -
                ! group locked: can't read the offsets of group locked: not authorized
                """);
    }

    @Test
    void an_empty_cluster_says_so() {
        LagReport empty = new LagReport(Instant.EPOCH, "c", 1, List.of(), Map.of(), Set.of(), Duration.ZERO);

        assertThat(LagTable.render(empty)).endsWith("(no consumer groups)\n");
    }

    @Test
    void durations_show_their_two_largest_units() {
        assertThat(LagTable.duration(null)).isEqualTo("-");
        assertThat(LagTable.duration(59.9)).isEqualTo("59s");
        assertThat(LagTable.duration(61.0)).isEqualTo("1m 1s");
        assertThat(LagTable.duration(7260.0)).isEqualTo("2h 1m");
        assertThat(LagTable.duration(90_000.0)).isEqualTo("1d 1h");
    }
}
