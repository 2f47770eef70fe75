package io.wiredesk.desk.record;

import io.wiredesk.schemas.config.WireConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/// Follows one topic, committed records only, in no group. Values stay bytes.
///
/// Threading: one thread.
public final class TopicReader implements AutoCloseable {
    private final KafkaConsumer<String, byte[]> consumer;

    private TopicReader(KafkaConsumer<String, byte[]> consumer) {
        this.consumer = consumer;
    }

    /// Starts at a point in time.
    ///
    /// @param from records since then; [Instant#MIN] is the beginning, null the end
    /// @throws IllegalStateException with one line, when the topic isn't there or the cluster doesn't answer
    public static TopicReader open(WireConfig wire, String topic, @Nullable Instant from) {
        return open(wire, topic, (consumer, partitions) -> seek(consumer, partitions, from));
    }

    /// Starts where another reader ended.
    ///
    /// @param next the next offset of each partition; one that it lacks is new, and read from its beginning. Where
    /// nothing is given, the end of all.
    /// @throws IllegalStateException as [#open]
    public static TopicReader openAt(WireConfig wire, String topic, Map<Integer, Long> next) {
        return open(wire, topic, (consumer, partitions) -> {
            for (TopicPartition partition : partitions) {
                Long offset = next.get(partition.partition());
                if (offset != null) {
                    consumer.seek(partition, offset);
                } else if (next.isEmpty()) {
                    consumer.seekToEnd(List.of(partition));
                } else {
                    consumer.seekToBeginning(List.of(partition));
                }
            }
        });
    }

    private static TopicReader open(
            WireConfig wire, String topic, BiConsumer<KafkaConsumer<?, ?>, List<TopicPartition>> seek) {
        var consumer = new KafkaConsumer<>(
                TopicScan.readCommitted(wire), new StringDeserializer(), new ByteArrayDeserializer());
        try {
            List<TopicPartition> partitions = partitions(wire, topic, consumer);
            consumer.assign(partitions);
            seek.accept(consumer, partitions);
            return new TopicReader(consumer);
        } catch (TimeoutException e) {
            consumer.close();
            throw new IllegalStateException(
                    "no answer from Kafka at " + wire.kafka().bootstrapServers()
                            + "; is it running, and is kafka.bootstrap-servers right?",
                    e);
        } catch (RuntimeException e) {
            consumer.close();
            throw e;
        }
    }

    static List<TopicPartition> partitions(WireConfig wire, String topic, KafkaConsumer<?, ?> consumer) {
        List<PartitionInfo> infos = consumer.partitionsFor(topic);
        if (infos == null || infos.isEmpty()) {
            throw new IllegalStateException("there is no topic " + topic + " at "
                    + wire.kafka().bootstrapServers() + "; 'wiredesk doctor' says which are missing");
        }
        return infos.stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private static void seek(KafkaConsumer<?, ?> consumer, List<TopicPartition> partitions, @Nullable Instant from) {
        if (from == null) {
            consumer.seekToEnd(partitions);
        } else if (from.equals(Instant.MIN)) {
            consumer.seekToBeginning(partitions);
        } else {
            Map<TopicPartition, Long> wanted = new HashMap<>();
            partitions.forEach(partition -> wanted.put(partition, from.toEpochMilli()));
            Map<TopicPartition, OffsetAndTimestamp> found = consumer.offsetsForTimes(wanted);
            for (TopicPartition partition : partitions) {
                OffsetAndTimestamp at = found.get(partition);
                if (at == null) {
                    consumer.seekToEnd(List.of(partition));
                } else {
                    consumer.seek(partition, at.offset());
                }
            }
        }
    }

    /// What came in the meantime, waiting for it if need be.
    public Iterable<ConsumerRecord<String, byte[]>> next(Duration within) {
        return consumer.poll(within);
    }

    /// The next offset of each partition.
    public Map<Integer, Long> positions() {
        Map<Integer, Long> positions = new HashMap<>();
        consumer.assignment().forEach(p -> positions.put(p.partition(), consumer.position(p)));
        return positions;
    }

    /// Whether all that was there at this moment has been handed out.
    public boolean atEnd() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
