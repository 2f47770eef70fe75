package io.wiredesk.monitor;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsResult;
import org.apache.kafka.clients.admin.ListShareGroupOffsetsSpec;
import org.apache.kafka.clients.admin.SharePartitionOffsetInfo;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/// What each group has committed. A share group commits no offset; where its records start takes that place.
final class CommittedOffsets {
    private final Admin admin;
    private final Map<String, String> unreadable;

    CommittedOffsets(Admin admin, Map<String, String> unreadable) {
        this.admin = admin;
        this.unreadable = unreadable;
    }

    /// By group, then by partition; a group that can't be read is absent and noted.
    Map<String, Map<TopicPartition, Long>> of(List<GroupListing> groups) {
        Map<Boolean, List<String>> byShare = groups.stream()
                .collect(Collectors.partitioningBy(
                        group -> ClusterReader.type(group) == GroupType.SHARE,
                        Collectors.mapping(GroupListing::groupId, Collectors.toList())));
        Map<String, Map<TopicPartition, Long>> committed = new HashMap<>();
        readShared(byShare.getOrDefault(true, List.of()), committed);
        readOthers(byShare.getOrDefault(false, List.of()), committed);
        return committed;
    }

    private void readOthers(List<String> groups, Map<String, Map<TopicPartition, Long>> committed) {
        Map<String, ListConsumerGroupOffsetsSpec> specs =
                groups.stream().collect(Collectors.toMap(group -> group, group -> new ListConsumerGroupOffsetsSpec()));
        if (specs.isEmpty()) {
            return;
        }
        ListConsumerGroupOffsetsResult result = admin.listConsumerGroupOffsets(specs);
        groups.forEach(group ->
                keep(group, result.partitionsToOffsetAndMetadata(group), OffsetAndMetadata::offset, committed));
    }

    private void readShared(List<String> groups, Map<String, Map<TopicPartition, Long>> committed) {
        Map<String, ListShareGroupOffsetsSpec> specs =
                groups.stream().collect(Collectors.toMap(group -> group, group -> new ListShareGroupOffsetsSpec()));
        if (specs.isEmpty()) {
            return;
        }
        ListShareGroupOffsetsResult result = admin.listShareGroupOffsets(specs);
        groups.forEach(group ->
                keep(group, result.partitionsToOffsetInfo(group), SharePartitionOffsetInfo::startOffset, committed));
    }

    private <T> void keep(
            String group,
            KafkaFuture<Map<TopicPartition, T>> answer,
            Function<T, Long> offset,
            Map<String, Map<TopicPartition, Long>> committed) {
        try {
            Map<TopicPartition, Long> offsets = new HashMap<>();
            Waiting.answerOf(answer, "the offsets of group " + group).forEach((partition, info) -> {
                // Kafka answers null for a partition without a commit, and -1 for a share group that has not begun.
                if (info != null && offset.apply(info) >= 0) {
                    offsets.put(partition, offset.apply(info));
                }
            });
            committed.put(group, offsets);
        } catch (MonitorException e) {
            unreadable.put("group " + group, e.getMessage());
        }
    }
}
