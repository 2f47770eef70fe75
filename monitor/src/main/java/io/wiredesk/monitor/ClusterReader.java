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
    private static final int PORTION = 200;

    private record Asked(List<TopicPartition> partitions, ListOffsetsResult answers) {}

    private final Admin admin;
    private final SlowFacts slow;
    private final Map<String, String> unreadable = new TreeMap<>();

    private ClusterReader(Admin admin, SlowFacts slow) {
        this.admin = admin;
        this.slow = slow;
    }

    /// @param slow what is known from earlier samples
    /// @throws MonitorException when the cluster can't be reached
    static ClusterSample read(Admin admin, SlowFacts slow) {
        return new ClusterReader(admin, slow).read();
    }

    private ClusterSample read() {
        List<GroupListing> listings = listGroups();
        Map<String, Map<TopicPartition, Long>> committed = new CommittedOffsets(admin, unreadable).of(listings);
        GroupMembers members = new GroupMembers(admin, unreadable, listings);
        Set<String> topics = new HashSet<>(members.topics());
        committed.values().forEach(offsets -> offsets.keySet().forEach(partition -> topics.add(partition.topic())));
        Map<String, Integer> partitionCounts = slow.partitionCounts.of(topics, this::partitionCounts);
        List<Group> groups = listings.stream()
                .map(listing -> group(listing, committed.getOrDefault(listing.groupId(), Map.of()), members))
                .toList();
        Map<TopicPartition, LogRange> logs = logs(existing(groups, partitionCounts));
        Map<String, Long> retention =
                slow.retentionMillis.of(partitionCounts.keySet(), asked -> new Retention(admin).millisOf(asked));
        if (!unreadable.isEmpty()) {
            slow.forget();
        }
        return new ClusterSample(brokers(), groups, logs, retention, unreadable);
    }

    private int brokers() {
        return answerOf(admin.describeCluster().nodes(), "the list of brokers").size();
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

    /// Topic by topic.
    private static Set<TopicPartition> existing(List<Group> groups, Map<String, Integer> partitionCounts) {
        PartitionMap<Boolean> wanted = new PartitionMap<>();
        for (Group group : groups) {
            for (Set<TopicPartition> partitions :
                    List.of(group.committed().keySet(), group.members().keySet())) {
                for (TopicPartition partition : partitions) {
                    if (partition.partition() < partitionCounts.getOrDefault(partition.topic(), 0)) {
                        wanted.put(partition, true);
                    }
                }
            }
        }
        return wanted.keySet();
    }

    private Map<TopicPartition, LogRange> logs(Set<TopicPartition> partitions) {
        Map<TopicPartition, Long> earliest =
                slow.earliest.of(partitions, asked -> offsets(asked, OffsetSpec.earliest(), "the start of "));
        Map<TopicPartition, LogRange> logs = new PartitionMap<>();
        offsets(partitions, OffsetSpec.latest(), "the end of ").forEach((partition, end) -> {
            Long start = earliest.get(partition);
            if (start != null) {
                logs.put(partition, new LogRange(start, Math.max(start, end)));
            }
        });
        return logs;
    }

    /// Asked for in portions, topic by topic: the client keeps what it asks for in maps where the hashes of
    /// many topics' partitions fall together, so that thousands at once cost it ten times as much.
    private Map<TopicPartition, Long> offsets(Set<TopicPartition> partitions, OffsetSpec spec, String what) {
        List<TopicPartition> wanted = List.copyOf(partitions);
        List<Asked> all = new ArrayList<>();
        for (int from = 0; from < wanted.size(); from += PORTION) {
            List<TopicPartition> portion = wanted.subList(from, Math.min(from + PORTION, wanted.size()));
            Map<TopicPartition, OffsetSpec> specs = new HashMap<>();
            portion.forEach(partition -> specs.put(partition, spec));
            all.add(new Asked(
                    portion, admin.listOffsets(specs, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))));
        }
        Map<TopicPartition, Long> offsets = new PartitionMap<>();
        all.forEach(asked -> asked.partitions().forEach(partition -> {
            try {
                offsets.put(
                        partition,
                        answerOf(asked.answers().partitionResult(partition), what + partition)
                                .offset());
            } catch (MonitorException e) {
                unreadable.put("partition " + partition, e.getMessage());
            }
        }));
        return offsets;
    }
}
