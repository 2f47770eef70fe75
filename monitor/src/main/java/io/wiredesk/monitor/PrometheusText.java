package io.wiredesk.monitor;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Gathers gauges by name and writes them as Prometheus wants them: help and type once, then all samples of a name.
final class PrometheusText {
    /// Name to help, in the order they are written. A name that is not here can't be used.
    static final Map<String, String> HELP = help();

    private final Map<String, List<String>> lines = new LinkedHashMap<>();

    PrometheusText() {
        HELP.keySet().forEach(name -> lines.put(name, new ArrayList<>()));
    }

    /// A sample; none where the value is not known.
    void add(String name, Map<String, String> labels, @Nullable Number value) {
        if (value == null) {
            return;
        }
        String inner = labels.entrySet().stream()
                .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + '"')
                .collect(Collectors.joining(","));
        Objects.requireNonNull(lines.get(name), name).add(name + '{' + inner + "} " + number(value));
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        lines.forEach((name, samples) -> {
            if (!samples.isEmpty()) {
                text.append("# HELP ")
                        .append(name)
                        .append(' ')
                        .append(HELP.get(name))
                        .append('\n');
                text.append("# TYPE ").append(name).append(" gauge\n");
                samples.forEach(sample -> text.append(sample).append('\n'));
            }
        });
        return text.toString();
    }

    /// Decimal, never 1.7E9: some readers of the format do not know exponents.
    private static String number(Number value) {
        return value instanceof Double d ? new java.math.BigDecimal(d.toString()).toPlainString() : value.toString();
    }

    private static String escaped(String value) {
        return value.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }

    private static Map<String, String> help() {
        Map<String, String> help = new LinkedHashMap<>();
        help.put("kafka_consumergroup_group_offset", "Committed offset of a group on a partition");
        help.put("kafka_consumergroup_group_lag", "Records between the next unread one and the log end");
        help.put("kafka_consumergroup_group_lag_seconds", "How long the next unread record has waited");
        help.put("kafka_consumergroup_group_max_lag", "Largest lag in records of a group's partitions");
        help.put("kafka_consumergroup_group_max_lag_seconds", "Largest lag in seconds of a group's partitions");
        help.put("kafka_consumergroup_group_sum_lag", "Sum of the lags of a group's partitions");
        help.put("kafka_consumergroup_group_topic_sum_lag", "Sum of the lags of a group's partitions of a topic");
        help.put("kafka_partition_latest_offset", "End of the log, as a read-committed consumer sees it");
        help.put("kafka_partition_earliest_offset", "First offset that retention has left");
        help.put("kafka_consumergroup_poll_time_ms", "How long the last sample took");
        help.put("wiredesk_lag_group_info", "Type and state of a group; always 1");
        help.put("wiredesk_lag_group_verdict", "1 for the present verdict on a group, 0 for the others");
        help.put("wiredesk_lag_group_seconds_until_loss", "Until retention may delete a group's first unread record");
        help.put("wiredesk_lag_partition_verdict", "1 for the present verdict on a partition, 0 for the others");
        help.put("wiredesk_lag_seconds_until_loss", "Until retention may delete the next unread record");
        help.put("wiredesk_lag_lost_records", "Offsets that retention deleted before the group read them");
        help.put("wiredesk_lag_records_in_per_second", "Offsets the log end advanced by, over the window");
        help.put("wiredesk_lag_records_out_per_second", "Offsets the commit advanced by, over the window");
        help.put("wiredesk_lag_catch_up_seconds", "Until the lag is gone at the present pace");
        help.put("wiredesk_lag_sample_timestamp_seconds", "When the last sample was taken, in Unix time");
        help.put("wiredesk_lag_brokers", "Brokers that are up");
        help.put("wiredesk_lag_unreadable", "Groups, topics and brokers the last sample could not read");
        return Collections.unmodifiableMap(help);
    }
}
