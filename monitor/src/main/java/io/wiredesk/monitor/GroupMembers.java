package io.wiredesk.monitor;

import static io.wiredesk.monitor.Waiting.answerOf;

import io.wiredesk.monitor.ClusterSample.Member;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ShareGroupDescription;
import org.apache.kafka.clients.admin.StreamsGroupDescription;
import org.apache.kafka.clients.admin.StreamsGroupMemberAssignment.TaskIds;
import org.apache.kafka.clients.admin.StreamsGroupMemberDescription;
import org.apache.kafka.clients.admin.StreamsGroupSubtopologyDescription;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/// Who is assigned which partition, by group. A group whose members can't be read keeps its lag and is noted.
final class GroupMembers {
    private final Map<String, Map<TopicPartition, Member>> byGroup = new HashMap<>();
    private final Map<String, String> unreadable;

    GroupMembers(Admin admin, Map<String, String> unreadable, List<GroupListing> groups) {
        this.unreadable = unreadable;
        List<String> consumers = of(groups, Set.of(GroupType.CLASSIC, GroupType.CONSUMER));
        List<String> streams = of(groups, Set.of(GroupType.STREAMS));
        List<String> shares = of(groups, Set.of(GroupType.SHARE));
        if (!consumers.isEmpty()) {
            read(admin.describeConsumerGroups(consumers).describedGroups(), GroupMembers::consumers);
        }
        if (!streams.isEmpty()) {
            read(admin.describeStreamsGroups(streams).describedGroups(), GroupMembers::streams);
        }
        if (!shares.isEmpty()) {
            read(admin.describeShareGroups(shares).describedGroups(), GroupMembers::shares);
        }
    }

    Map<TopicPartition, Member> of(String group) {
        return byGroup.getOrDefault(group, Map.of());
    }

    Set<String> topics() {
        return byGroup.values().stream()
                .flatMap(members -> members.keySet().stream())
                .map(TopicPartition::topic)
                .collect(Collectors.toSet());
    }

    private static List<String> of(List<GroupListing> groups, Set<GroupType> types) {
        return groups.stream()
                .filter(group -> types.contains(ClusterReader.type(group)))
                .map(GroupListing::groupId)
                .toList();
    }

    private <D> void read(Map<String, KafkaFuture<D>> answers, BiConsumer<D, Map<TopicPartition, Member>> reader) {
        answers.forEach((group, answer) -> {
            try {
                Map<TopicPartition, Member> members = new HashMap<>();
                reader.accept(answerOf(answer, "the members of group " + group), members);
                byGroup.put(group, members);
            } catch (MonitorException e) {
                unreadable.put("group " + group, e.getMessage());
            }
        });
    }

    private static void consumers(ConsumerGroupDescription group, Map<TopicPartition, Member> into) {
        group.members()
                .forEach(member -> member.assignment()
                        .topicPartitions()
                        .forEach(tp -> into.put(tp, member(member.host(), member.clientId(), member.consumerId()))));
    }

    private static void shares(ShareGroupDescription group, Map<TopicPartition, Member> into) {
        group.members()
                .forEach(member -> member.assignment()
                        .topicPartitions()
                        .forEach(tp -> into.put(tp, member(member.host(), member.clientId(), member.consumerId()))));
    }

    /// A task is a sub-topology and a number; it reads that partition of each topic the sub-topology reads.
    private static void streams(StreamsGroupDescription group, Map<TopicPartition, Member> into) {
        Map<String, StreamsGroupSubtopologyDescription> subtopologies = group.subtopologies().stream()
                .collect(Collectors.toMap(StreamsGroupSubtopologyDescription::subtopologyId, s -> s, (a, b) -> a));
        for (StreamsGroupMemberDescription member : group.members()) {
            Member who = member(member.clientHost(), member.clientId(), member.memberId());
            for (TaskIds tasks : member.assignment().activeTasks()) {
                StreamsGroupSubtopologyDescription subtopology = subtopologies.get(tasks.subtopologyId());
                if (subtopology != null) {
                    tasks.partitions()
                            .forEach(partition -> read(subtopology)
                                    .forEach(topic -> into.put(new TopicPartition(topic, partition), who)));
                }
            }
        }
    }

    private static Stream<String> read(StreamsGroupSubtopologyDescription subtopology) {
        return Stream.concat(
                subtopology.sourceTopics().stream(), subtopology.repartitionSourceTopics().keySet().stream());
    }

    /// Kafka writes hosts as `/10.0.0.7`.
    private static Member member(String host, String clientId, String consumerId) {
        return new Member(host.startsWith("/") ? host.substring(1) : host, clientId, consumerId);
    }
}
