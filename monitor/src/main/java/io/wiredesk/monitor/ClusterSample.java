package io.wiredesk.monitor;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/// What a cluster said when asked once, before anything is concluded from it.
///
/// @param brokers that are up
/// @param logs of every partition that a group has committed on or is assigned, and that exists
/// @param retentionMillis by topic; [Retention#FOREVER] for topics that keep their records, or won't say
/// @param unreadable what could not be read, and why
record ClusterSample(
        int brokers,
        List<Group> groups,
        Map<TopicPartition, LogRange> logs,
        Map<String, Long> retentionMillis,
        Map<String, String> unreadable) {
    /// @param committed offsets by partition
    /// @param members who is assigned which partition
    record Group(
            String name,
            String type,
            String state,
            boolean simpleConsumer,
            Map<TopicPartition, Long> committed,
            Map<TopicPartition, Member> members) {}

    record Member(String host, String clientId, String consumerId) {}

    record LogRange(long earliest, long end) {}
}
