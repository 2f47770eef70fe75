package io.wiredesk.enrich.replay;

import io.wiredesk.schemas.config.WireConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/// What a replay reads and writes: the articles, the topic where its answers gather, and the group whose offsets say
/// how
/// far it is. Not for several threads.
final class ReplayTopics implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(200);
    /// Records between two commits.
    private static final int BATCH = 200;
    /// The most that a broker allows unless it is told otherwise: the time to publish in.
    private static final Duration TRANSACTION = Duration.ofMinutes(15);

    private final WireConfig wire;
    private final String group;
    private final Admin admin;
    private final KafkaConsumer<byte[], byte[]> consumer;

    ReplayTopics(WireConfig wire) {
        this.wire = wire;
        this.group = wire.names().prefix().replace(".", "") + "-replay";
        this.admin = Admin.create(wire.clientProperties());
        this.consumer = new KafkaConsumer<>(properties(), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    static String staging(WireConfig wire) {
        return wire.names().prefix() + "replay";
    }

    private Properties properties() {
        Properties properties = wire.clientProperties();
        properties.put("group.id", group);
        properties.put("isolation.level", "read_committed");
        properties.put("enable.auto.commit", "false");
        properties.put("auto.offset.reset", "earliest");
        properties.put("max.poll.records", Integer.toString(BATCH));
        return properties;
    }

    Producer<byte[], byte[]> producer() {
        Properties properties = wire.clientProperties();
        properties.put("transactional.id", group);
        properties.put("transaction.timeout.ms", Long.toString(TRANSACTION.toMillis()));
        return new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    /// A send that fails makes the commit fail: nobody has to wait for it here.
    void send(Producer<byte[], byte[]> producer, ProducerRecord<byte[], byte[]> record) {
        var _ = producer.send(record);
    }

    ConsumerGroupMetadata groupMetadata() {
        return consumer.groupMetadata();
    }

    /// Where a run that was broken off stands; empty where there is none.
    Map<TopicPartition, OffsetAndMetadata> committed() {
        return new HashMap<>(get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata()));
    }

    /// An empty topic to gather in, and the plan.
    Map<TopicPartition, OffsetAndMetadata> begin(@Nullable Instant from) {
        List<TopicPartition> partitions = partitions(wire.names().articles());
        if (get(admin.listTopics().names()).contains(staging(wire))) {
            get(admin.deleteTopics(List.of(staging(wire))).all());
        }
        get(admin.createTopics(List.of(new NewTopic(
                        staging(wire), partitions.size(), wire.topics().replication())))
                .all());
        Map<TopicPartition, Long> start = start(partitions, from);
        Map<TopicPartition, OffsetAndMetadata> plan = new HashMap<>();
        consumer.endOffsets(partitions)
                .forEach((partition, end) -> plan.put(
                        partition, new ReplayPlan(end, false).at(Math.min(end, start.getOrDefault(partition, end)))));
        consumer.assign(partitions);
        consumer.commitSync(plan);
        return plan;
    }

    private Map<TopicPartition, Long> start(List<TopicPartition> partitions, @Nullable Instant from) {
        if (from == null) {
            return consumer.beginningOffsets(partitions);
        }
        Map<TopicPartition, Long> times = new HashMap<>();
        partitions.forEach(partition -> times.put(partition, from.toEpochMilli()));
        Map<TopicPartition, Long> start = new HashMap<>();
        for (Map.Entry<TopicPartition, @Nullable OffsetAndTimestamp> found :
                consumer.offsetsForTimes(times).entrySet()) {
            OffsetAndTimestamp offset = found.getValue();
            if (offset != null) {
                start.put(found.getKey(), offset.offset());
            }
        }
        return start;
    }

    /// Reads each partition from one offset to another, a batch at a time, with the position that the batch leads to.
    void read(
            Map<TopicPartition, Long> from,
            Map<TopicPartition, Long> until,
            BiConsumer<List<ConsumerRecord<byte[], byte[]>>, Map<TopicPartition, Long>> batches) {
        consumer.assign(from.keySet());
        from.forEach(consumer::seek);
        while (behind(until)) {
            ConsumerRecords<byte[], byte[]> polled = consumer.poll(POLL);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            polled.forEach(record -> {
                Long end = until.get(new TopicPartition(record.topic(), record.partition()));
                if (end != null && record.offset() < end) {
                    records.add(record);
                }
            });
            Map<TopicPartition, Long> positions = new HashMap<>();
            until.forEach((partition, end) -> positions.put(partition, Math.min(end, consumer.position(partition))));
            batches.accept(records, positions);
        }
    }

    private boolean behind(Map<TopicPartition, Long> until) {
        return until.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
    }

    /// The articles from where the plan ends to where they end now.
    void readOn(Map<TopicPartition, ReplayPlan> plans, Consumer<ConsumerRecord<byte[], byte[]>> each) {
        Map<TopicPartition, Long> from = new HashMap<>();
        plans.forEach((partition, plan) -> from.put(partition, plan.until()));
        read(from, consumer.endOffsets(from.keySet()), (records, _) -> records.forEach(each));
    }

    /// The new answers, in order.
    void readStaged(Consumer<ConsumerRecord<byte[], byte[]>> each) {
        Collection<TopicPartition> partitions = partitions(staging(wire));
        read(
                consumer.beginningOffsets(partitions),
                consumer.endOffsets(partitions),
                (records, _) -> records.forEach(each));
    }

    private List<TopicPartition> partitions(String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    /// Forgets the plan, then the answers: in this order a run that is broken off in between leaves nothing half done.
    void end() {
        get(admin.deleteConsumerGroups(List.of(group)).all());
        get(admin.deleteTopics(List.of(staging(wire))).all());
    }

    private static <T> T get(KafkaFuture<T> future) {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new KafkaException("the replay can't go on: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException("interrupted", e);
        }
    }

    @Override
    public void close() {
        consumer.close();
        admin.close();
    }
}
