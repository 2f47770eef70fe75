package io.wiredesk.monitor;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Values by partition, found by topic first. [TopicPartition]'s own hash is that of `topic-17`'s partition 3
/// for `topic-27`'s partition 2 too, so that thousands of them in one map lie on top of each other. What
/// belongs to one topic is iterated together. Takes values, and gives none of them up; not thread-safe.
///
/// @param <V> what is known of a partition; never null
final class PartitionMap<V> extends AbstractMap<TopicPartition, V> {
    private final Map<String, Map<Integer, Entry<TopicPartition, V>>> topics = new HashMap<>();
    private int size;

    @Override
    public int size() {
        return size;
    }

    @Override
    public @Nullable V put(TopicPartition partition, V value) {
        Entry<TopicPartition, V> before = topics.computeIfAbsent(partition.topic(), _ -> new HashMap<>())
                .put(partition.partition(), Map.entry(partition, value));
        size += before == null ? 1 : 0;
        return before == null ? null : before.getValue();
    }

    @Override
    public @Nullable V get(@Nullable Object key) {
        Entry<TopicPartition, V> entry = entry(key);
        return entry == null ? null : entry.getValue();
    }

    @Override
    public boolean containsKey(@Nullable Object key) {
        return entry(key) != null;
    }

    private @Nullable Entry<TopicPartition, V> entry(@Nullable Object key) {
        if (!(key instanceof TopicPartition partition)) {
            return null;
        }
        Map<Integer, Entry<TopicPartition, V>> topic = topics.get(partition.topic());
        return topic == null ? null : topic.get(partition.partition());
    }

    @Override
    public Set<Entry<TopicPartition, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<TopicPartition, V>> iterator() {
                return topics.values().stream()
                        .flatMap(topic -> topic.values().stream())
                        .iterator();
            }

            @Override
            public int size() {
                return size;
            }
        };
    }
}
