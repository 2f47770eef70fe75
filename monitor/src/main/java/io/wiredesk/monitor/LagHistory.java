package io.wiredesk.monitor;

import io.wiredesk.monitor.ClusterSample.Group;
import io.wiredesk.monitor.ClusterSample.LogRange;
import io.wiredesk.monitor.ClusterSample.Member;
import io.wiredesk.monitor.NextRecords.Next;
import io.wiredesk.monitor.NextRecords.Position;
import io.wiredesk.monitor.OffsetWindow.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// What earlier samples showed, and what the present one means in their light. Forgets groups and partitions that a
/// sample no longer holds. Not thread-safe; confined to its monitor.
final class LagHistory {
    private static final Comparator<TopicPartition> ORDER =
            Comparator.comparing(TopicPartition::topic).thenComparingInt(TopicPartition::partition);

    private final MonitorConfig config;
    /// By group, and within it by partition: in one map of both, the hashes of neighbours would fall together.
    private final Map<String, Map<TopicPartition, OffsetWindow>> windows = new HashMap<>();
    private PartitionMap<OffsetTimeline> timelines = new PartitionMap<>();

    LagHistory(MonitorConfig config) {
        this.config = config;
    }

    /// Where a look at the next record is worth it: wherever something seems to wait.
    static Set<Position> unread(ClusterSample sample) {
        Set<Position> positions = new HashSet<>();
        for (Group group : sample.groups()) {
            group.committed().forEach((partition, committed) -> {
                LogRange log = sample.logs().get(partition);
                if (log != null && committed < log.end()) {
                    positions.add(position(partition, committed, log));
                }
            });
        }
        return positions;
    }

    /// A group whose next record retention has deleted goes on with the first one left.
    private static Position position(TopicPartition partition, long committed, LogRange log) {
        return new Position(partition, Math.max(committed, log.earliest()), log.end());
    }

    /// The groups of this sample, which becomes part of the history.
    List<GroupLag> judge(ClusterSample sample, Map<Position, Next> nextRecords, Instant now) {
        timelines = extended(sample.logs(), now);
        windows.keySet().retainAll(sample.groups().stream().map(Group::name).collect(Collectors.toSet()));
        return sample.groups().stream()
                .map(group -> judge(group, sample, nextRecords, now))
                .toList();
    }

    /// Of the partitions that are still there.
    private PartitionMap<OffsetTimeline> extended(Map<TopicPartition, LogRange> logs, Instant now) {
        PartitionMap<OffsetTimeline> extended = new PartitionMap<>();
        logs.forEach((partition, log) -> {
            OffsetTimeline known = timelines.get(partition);
            OffsetTimeline timeline = known == null ? new OffsetTimeline() : known;
            timeline.add(now, log.end());
            extended.put(partition, timeline);
        });
        return extended;
    }

    private GroupLag judge(Group group, ClusterSample sample, Map<Position, Next> nextRecords, Instant now) {
        Set<TopicPartition> partitions = new HashSet<>(group.committed().keySet());
        partitions.addAll(group.members().keySet());
        partitions.retainAll(sample.logs().keySet());
        windows.computeIfAbsent(group.name(), _ -> new HashMap<>()).keySet().retainAll(partitions);
        List<PartitionLag> lags = partitions.stream()
                .sorted(ORDER)
                .map(partition -> judge(group, partition, sample, nextRecords, now))
                .toList();
        return GroupLag.of(group.name(), group.type(), group.state(), lags);
    }

    private PartitionLag judge(
            Group group, TopicPartition partition, ClusterSample sample, Map<Position, Next> nextRecords, Instant now) {
        LogRange log = Objects.requireNonNull(sample.logs().get(partition));
        Member member = group.members().get(partition);
        Map<TopicPartition, OffsetWindow> known = Objects.requireNonNull(windows.get(group.name()));
        Long committed = group.committed().get(partition);
        if (committed == null) {
            known.remove(partition);
            return uncommitted(partition, log, member);
        }
        Position position = position(partition, committed, log);
        Next next = nextRecords.get(position);
        long unread = next == null ? position.offset() : next.offset();
        long lag = Math.max(0, log.end() - unread);
        OffsetWindow window = extended(known.get(partition), new Sample(now, committed, log.end(), lag));
        known.put(partition, window);
        Instant written = next == null || lag == 0 ? null : next.at();
        Long retention = sample.retentionMillis().get(partition.topic());
        return new PartitionLag(
                partition.topic(),
                partition.partition(),
                committed,
                log.end(),
                log.earliest(),
                lag,
                lag == 0 ? Double.valueOf(0) : secondsBehind(partition, unread, written, now),
                Verdicts.judge(window, config.allowedLag(), now),
                member == null ? null : member.host(),
                member == null ? null : member.clientId(),
                member == null ? null : member.consumerId(),
                secondsUntilLoss(written, retention, now),
                Math.max(0, Math.min(log.earliest(), log.end()) - committed),
                window.pace());
    }

    /// Without a commit nothing is known, except that in an empty log nothing waits.
    private static PartitionLag uncommitted(TopicPartition partition, LogRange log, @Nullable Member member) {
        boolean empty = log.earliest() >= log.end();
        return new PartitionLag(
                partition.topic(),
                partition.partition(),
                null,
                log.end(),
                log.earliest(),
                empty ? Long.valueOf(0) : null,
                empty ? Double.valueOf(0) : null,
                empty ? Verdict.OK : Verdict.INCOMPLETE,
                member == null ? null : member.host(),
                member == null ? null : member.clientId(),
                member == null ? null : member.consumerId(),
                null,
                0,
                Pace.UNKNOWN);
    }

    private OffsetWindow extended(@Nullable OffsetWindow before, Sample sample) {
        boolean fresh = before == null
                || sample.at().isBefore(before.last().at())
                || sample.logEnd() < before.last().logEnd();
        return fresh || before == null ? OffsetWindow.startingWith(config.window(), sample) : before.plus(sample);
    }

    private @Nullable Double secondsBehind(
            TopicPartition partition, long unread, @Nullable Instant written, Instant now) {
        OffsetTimeline timeline = timelines.get(partition);
        if (timeline == null) {
            return null;
        }
        return written == null
                ? timeline.secondsBehind(unread, now)
                : Double.valueOf(timeline.secondsBehind(unread, written, now));
    }

    private static @Nullable Double secondsUntilLoss(
            @Nullable Instant written, @Nullable Long retentionMillis, Instant now) {
        if (written == null || retentionMillis == null || retentionMillis == Retention.FOREVER) {
            return null;
        }
        // In doubles: a retention of centuries must not overflow.
        return Math.max(
                        0,
                        retentionMillis
                                - (double) Duration.between(written, now).toMillis())
                / 1000;
    }
}
