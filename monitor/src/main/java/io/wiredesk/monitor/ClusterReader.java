package io.wiredesk.monitor;

import static io.wiredesk.monitor.Waiting.answerOf;

import io.wiredesk.monitor.ClusterSample.Group;
import io.wiredesk.monitor.ClusterSample.LogRange;
import io.wiredesk.monitor.ClusterSample.Member;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListGroupsResult;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/// Asks a cluster once for everything a report needs. Commits are read before log ends, so that no lag is negative.
/// What fails for one group or topic is noted in the sample; only a cluster that can't be reached fails the whole.
final class ClusterReader {
    private final Admin admin;
    private final Map<String, String> unreadable = new TreeMap<>();

    private ClusterReader(Admin admin) {
        this.admin = admin;
    }

    /// @throws MonitorException when the cluster can't be reached
    static ClusterSample read(Admin admin) {
        return new ClusterReader(admin).read();
    }

    private ClusterSample read() {
        List<GroupListing> listings = listGroups();
        Map<String, Map<TopicPartition, Long>> committed = new CommittedOffsets(admin, unreadable).of(listings);
        GroupMembers members = new GroupMembers(admin, unreadable, listings);
        Set<String> topics = new HashSet<>(members.topics());
        committed.values().forEach(offsets -> offsets.keySet().forEach(partition -> topics.add(partition.topic())));
        Map<String, Integer> partitionCounts = partitionCounts(topics);
        List<Group> groups = listings.stream()
                .map(listing -> group(listing, committed.getOrDefault(listing.groupId(), Map.of()), members))
                .toList();
        Map<TopicPartition, LogRange> logs = logs(existing(groups, partitionCounts));
        Map<String, Long> retention = new Retention(admin).millisOf(partitionCounts.keySet());
        return new ClusterSample(groups, logs, retention, unreadable);
    }

    private List<GroupListing> listGroups() {
        ListGroupsResult result = admin.listGroups();
        Collection<Throwable> errors = answerOf(result.errors(), "the list of groups");
        Collection<GroupListing> valid = answerOf(result.valid(), "the list of groups");
        errors.forEach(error -> unreadable.put("a broker's list of groups", Waiting.reason(error)));
        if (valid.isEmpty() && !errors.isEmpty()) {
            Throwable first = errors.iterator().next();
            throw new MonitorException("can't read the list of groups: " + Waiting.reason(first), first);
        }
        return valid.stream()
                .filter(ClusterReader::consumes)
                .sorted((a, b) -> a.groupId().compareTo(b.groupId()))
                .toList();
    }

    /// Classic groups are also used by others, such as Connect's workers; those have no offsets.
    private static boolean consumes(GroupListing listing) {
        boolean classic = type(listing) == GroupType.CLASSIC;
        return !classic || listing.protocol().isEmpty() || listing.protocol().equals("consumer");
    }

    static GroupType type(GroupListing listing) {
        return listing.type().orElse(GroupType.UNKNOWN);
    }

    private static Group group(GroupListing listing, Map<TopicPartition, Long> committed, GroupMembers members) {
        Map<TopicPartition, Member> assigned = members.of(listing.groupId());
        return new Group(
                listing.groupId(),
                type(listing).toString().toLowerCase(Locale.ROOT),
                listing.groupState().map(Object::toString).orElse("Unknown"),
                listing.isSimpleConsumerGroup(),
                committed,
                assigned);
    }

    /// Partition counts of the topics that exist. A deleted topic's offsets linger in some groups, and asking for its
    /// log
    /// end would wait for the time-out.
    private Map<String, Integer> partitionCounts(Set<String> topics) {
        Map<String, Integer> counts = new HashMap<>();
        Map<String, KafkaFuture<TopicDescription>> answers =
                admin.describeTopics(topics).topicNameValues();
        answers.forEach((topic, answer) -> {
            try {
                counts.put(
                        topic, answerOf(answer, "topic " + topic).partitions().size());
            } catch (MonitorException e) {
                unreadable.put("topic " + topic, e.getMessage());
            }
        });
        return counts;
    }

    private static Set<TopicPartition> existing(List<Group> groups, Map<String, Integer> partitionCounts) {
        Set<TopicPartition> wanted = new HashSet<>();
        groups.forEach(group -> {
            wanted.addAll(group.committed().keySet());
            wanted.addAll(group.members().keySet());
        });
        wanted.removeIf(tp -> tp.partition() >= partitionCounts.getOrDefault(tp.topic(), 0));
        return wanted;
    }

    private Map<TopicPartition, LogRange> logs(Set<TopicPartition> partitions) {
        ListOffsetsResult earliest = listOffsets(partitions, OffsetSpec.earliest());
        ListOffsetsResult latest = listOffsets(partitions, OffsetSpec.latest());
        Map<TopicPartition, LogRange> logs = new HashMap<>();
        for (TopicPartition partition : new ArrayList<>(partitions)) {
            try {
                long start = answerOf(earliest.partitionResult(partition), "the start of " + partition)
                        .offset();
                long end = answerOf(latest.partitionResult(partition), "the end of " + partition)
                        .offset();
                logs.put(partition, new LogRange(start, Math.max(start, end)));
            } catch (MonitorException e) {
                unreadable.put("partition " + partition, e.getMessage());
            }
        }
        return logs;
    }

    private ListOffsetsResult listOffsets(Set<TopicPartition> partitions, OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> specs = new HashMap<>();
        partitions.forEach(partition -> specs.put(partition, spec));
        return admin.listOffsets(specs, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED));
    }
}
