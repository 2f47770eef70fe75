package io.wiredesk.monitor;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is known of one consumer group.
///
/// @param type `classic`, `consumer`, `streams`, `share` or `unknown`
/// @param state the group's state in Kafka's words, such as `Stable` or `Empty`
/// @param verdict of the group: [Verdict#ERR], never one of the three it stands for
/// @param lagRecords sum over the partitions whose lag is known
/// @param lagSeconds the largest of its partitions; null where none is known
/// @param secondsUntilLoss the smallest of its partitions; null where nothing waits or nothing is known
/// @param partitions by topic and partition
public record GroupLag(
        String group,
        String type,
        String state,
        Verdict verdict,
        long lagRecords,
        @Nullable Double lagSeconds,
        @Nullable Double secondsUntilLoss,
        List<PartitionLag> partitions) {
    public GroupLag {
        partitions = List.copyOf(partitions);
    }

    /// The group that these partitions make.
    static GroupLag of(String group, String type, String state, List<PartitionLag> partitions) {
        return new GroupLag(
                group,
                type,
                state,
                Verdict.ofGroup(partitions.stream().map(PartitionLag::verdict).toList()),
                partitions.stream()
                        .map(PartitionLag::lagRecords)
                        .filter(Objects::nonNull)
                        .mapToLong(Long::longValue)
                        .sum(),
                partitions.stream()
                        .map(PartitionLag::lagSeconds)
                        .filter(Objects::nonNull)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                partitions.stream()
                        .map(PartitionLag::secondsUntilLoss)
                        .filter(Objects::nonNull)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                partitions);
    }
}
