package io.wiredesk.monitor;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A report in Prometheus' text format 0.0.4, under the names and labels of kafka-lag-exporter, so that dashboards made
/// for it keep working, and what Wiredesk adds as `wiredesk_lag_*`. What is not known has no sample, never `NaN`.
public final class LagMetrics {
    private final PrometheusText text = new PrometheusText();
    private final LagReport report;

    private LagMetrics(LagReport report) {
        this.report = report;
    }

    /// Ends with a line feed. All are gauges.
    public static String render(LagReport report) {
        LagMetrics metrics = new LagMetrics(report);
        Set<List<String>> logs = new HashSet<>();
        for (GroupLag group : report.groups()) {
            metrics.group(group);
            for (PartitionLag partition : group.partitions()) {
                metrics.partition(group, partition);
                if (logs.add(List.of(partition.topic(), Integer.toString(partition.partition())))) {
                    metrics.log(partition);
                }
            }
        }
        metrics.sample();
        return metrics.text.toString();
    }

    private void group(GroupLag group) {
        Map<String, String> plain = labels("group", group.group());
        Map<String, String> simple = labels("group", group.group());
        simple.put(
                "is_simple_consumer", Boolean.toString(report.simpleConsumers().contains(group.group())));
        List<Long> lags = group.partitions().stream()
                .map(PartitionLag::lagRecords)
                .filter(Objects::nonNull)
                .toList();
        if (!lags.isEmpty()) {
            text.add(
                    "kafka_consumergroup_group_max_lag",
                    simple,
                    lags.stream().mapToLong(Long::longValue).max().orElse(0));
            text.add("kafka_consumergroup_group_sum_lag", plain, group.lagRecords());
        }
        text.add("kafka_consumergroup_group_max_lag_seconds", simple, group.lagSeconds());
        group.partitions().stream()
                .filter(partition -> partition.lagRecords() != null)
                .collect(Collectors.groupingBy(
                        PartitionLag::topic, LinkedHashMap::new, Collectors.summingLong(LagMetrics::lagOf)))
                .forEach((topic, sum) ->
                        text.add("kafka_consumergroup_group_topic_sum_lag", with(plain, "topic", topic), sum));
        Map<String, String> kind = with(with(plain, "type", group.type()), "state", group.state());
        text.add("wiredesk_lag_group_info", kind, 1);
        verdict("wiredesk_lag_group_verdict", plain, group.verdict(), GROUP_VERDICTS);
        text.add("wiredesk_lag_group_seconds_until_loss", plain, group.secondsUntilLoss());
    }

    private static final List<Verdict> GROUP_VERDICTS =
            List.of(Verdict.OK, Verdict.INCOMPLETE, Verdict.WARN, Verdict.ERR);
    private static final List<Verdict> PARTITION_VERDICTS =
            List.of(Verdict.OK, Verdict.INCOMPLETE, Verdict.WARN, Verdict.STOP, Verdict.STALL, Verdict.REWIND);

    private static long lagOf(PartitionLag partition) {
        Long lag = partition.lagRecords();
        return lag == null ? 0 : lag;
    }

    private void partition(GroupLag group, PartitionLag p) {
        Map<String, String> plain = labels("group", group.group());
        plain.put("topic", p.topic());
        plain.put("partition", Integer.toString(p.partition()));
        Map<String, String> member = new LinkedHashMap<>(plain);
        member.put("member_host", orEmpty(p.memberHost()));
        member.put("consumer_id", orEmpty(p.consumerId()));
        member.put("client_id", orEmpty(p.clientId()));
        text.add("kafka_consumergroup_group_offset", member, p.committedOffset());
        text.add("kafka_consumergroup_group_lag", member, p.lagRecords());
        text.add("kafka_consumergroup_group_lag_seconds", member, p.lagSeconds());
        verdict("wiredesk_lag_partition_verdict", plain, p.verdict(), PARTITION_VERDICTS);
        text.add("wiredesk_lag_seconds_until_loss", plain, p.secondsUntilLoss());
        text.add("wiredesk_lag_lost_records", plain, p.lostRecords());
        text.add("wiredesk_lag_records_in_per_second", plain, p.pace().inPerSecond());
        text.add("wiredesk_lag_records_out_per_second", plain, p.pace().outPerSecond());
        text.add("wiredesk_lag_catch_up_seconds", plain, p.pace().secondsToCatchUp());
    }

    /// One sample for each verdict there is, 1 for the present one: alerts can name it, and none goes stale.
    private void verdict(String name, Map<String, String> labels, Verdict present, List<Verdict> all) {
        all.forEach(verdict -> text.add(name, with(labels, "verdict", verdict.name()), verdict == present ? 1 : 0));
    }

    private void log(PartitionLag p) {
        Map<String, String> labels = labels("topic", p.topic());
        labels.put("partition", Integer.toString(p.partition()));
        text.add("kafka_partition_latest_offset", labels, p.logEndOffset());
        text.add("kafka_partition_earliest_offset", labels, p.earliestOffset());
    }

    private void sample() {
        Map<String, String> cluster = Map.of("cluster_name", report.cluster());
        text.add("kafka_consumergroup_poll_time_ms", cluster, report.took().toMillis());
        text.add("wiredesk_lag_sample_timestamp_seconds", cluster, report.at().toEpochMilli() / 1000.0);
        text.add("wiredesk_lag_brokers", cluster, report.brokers());
        text.add("wiredesk_lag_unreadable", cluster, report.unreadable().size());
    }

    private Map<String, String> labels(String name, String value) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("cluster_name", report.cluster());
        labels.put(name, value);
        return labels;
    }

    private static Map<String, String> with(Map<String, String> labels, String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(labels);
        more.put(name, value);
        return more;
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }

    /// Every metric's name, in the order of the page that lists them.
    static List<String> names() {
        return new ArrayList<>(PrometheusText.HELP.keySet());
    }
}
