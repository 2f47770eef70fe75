package io.wiredesk.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class PartitionMapTest {
    @Test
    void holds_what_a_hash_map_holds() {
        Random random = new Random(3);
        Map<TopicPartition, Integer> expected = new HashMap<>();
        PartitionMap<Integer> map = new PartitionMap<>();
        for (int i = 0; i < 2_000; i++) {
            // Many of these have one hash, and many come twice.
            TopicPartition partition = new TopicPartition("topic-" + random.nextInt(40), random.nextInt(20));
            assertThat(map.put(partition, i)).isEqualTo(expected.put(partition, i));
        }
        assertThat(map).isEqualTo(expected).hasSameSizeAs(expected);
        assertThat(map.keySet()).containsExactlyInAnyOrderElementsOf(expected.keySet());
        assertThat(map.containsKey(new TopicPartition("topic-1", 20))).isFalse();
        assertThat(map.get(new TopicPartition("topic-40", 0))).isNull();
    }

    @Test
    void what_belongs_to_one_topic_is_iterated_together() {
        PartitionMap<Boolean> map = new PartitionMap<>();
        for (int partition = 0; partition < 10; partition++) {
            for (String topic : List.of("a", "b", "c")) {
                map.put(new TopicPartition(topic, partition), true);
            }
        }
        List<String> topics = map.keySet().stream().map(TopicPartition::topic).toList();
        assertThat(topics.subList(0, 10)).containsOnly(topics.getFirst());
        assertThat(topics.subList(10, 20)).containsOnly(topics.get(10));
    }
}
