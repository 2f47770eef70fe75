package io.wiredesk.desk.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.monitor.GroupLag;
import io.wiredesk.monitor.LagReport;
import io.wiredesk.monitor.PartitionLag;

/// Lag as the JSON of `lag --json` and `/api/lag`. What is not known is null, never zero. Pure.
public final class LagJson {
    private LagJson() {}

    /// The whole report.
    public static ObjectNode of(LagReport report) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("at", report.at().toString())
                .put("cluster", report.cluster());
        ArrayNode groups = json.putArray("groups");
        report.groups().forEach(group -> groups.add(group(group)));
        ObjectNode unreadable = json.putObject("unreadable");
        report.unreadable().forEach(unreadable::put);
        return json.put("brokers", report.brokers())
                .put("took_ms", report.took().toMillis());
    }

    private static ObjectNode group(GroupLag group) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("group", group.group())
                .put("type", group.type())
                .put("state", group.state())
                .put("verdict", group.verdict().name())
                .put("lag_records", group.lagRecords())
                .put("lag_seconds", group.lagSeconds())
                .put("seconds_until_loss", group.secondsUntilLoss());
        ArrayNode partitions = json.putArray("partitions");
        group.partitions().forEach(partition -> partitions.add(partition(partition)));
        return json;
    }

    private static ObjectNode partition(PartitionLag lag) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("topic", lag.topic())
                .put("partition", lag.partition())
                .put("committed_offset", lag.committedOffset())
                .put("log_end_offset", lag.logEndOffset())
                .put("earliest_offset", lag.earliestOffset())
                .put("lag_records", lag.lagRecords())
                .put("lag_seconds", lag.lagSeconds())
                .put("verdict", lag.verdict().name())
                .put("member_host", lag.memberHost())
                .put("client_id", lag.clientId())
                .put("consumer_id", lag.consumerId())
                .put("seconds_until_loss", lag.secondsUntilLoss())
                .put("lost_records", lag.lostRecords())
                .put("in_per_second", lag.pace().inPerSecond())
                .put("out_per_second", lag.pace().outPerSecond())
                .put("seconds_to_catch_up", lag.pace().secondsToCatchUp());
    }
}
