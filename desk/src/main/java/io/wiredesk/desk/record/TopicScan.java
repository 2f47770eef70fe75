package io.wiredesk.desk.record;

import io.wiredesk.schemas.config.WireConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads a topic from its beginning to where it ends now, committed records only. A record that can't be decoded is
/// passed over: the stage whose input it is has put it to the dead letters.
///
/// @param <T> the value
public final class TopicScan<T> implements AutoCloseable {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);
    private static final Logger LOG = LoggerFactory.getLogger(TopicScan.class);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Deserializer<T> values;
    private final String topic;
    private final String server;

    private TopicScan(KafkaConsumer<String, byte[]> consumer, Deserializer<T> values, String topic, String server) {
        this.consumer = consumer;
        this.values = values;
        this.topic = topic;
        this.server = server;
    }

    public static <T> TopicScan<T> open(WireConfig wire, String topic, Deserializer<T> values) {
        Properties properties = readCommitted(wire);
        return new TopicScan<>(
                new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer()),
                values,
                topic,
                wire.kafka().bootstrapServers());
    }

    /// Settings of a consumer that sees committed records, belongs to no group and gives up after a while.
    static Properties readCommitted(WireConfig wire) {
        Properties properties = wire.clientProperties();
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) TIMEOUT.toMillis());
        return properties;
    }

    /// Hands over every record, in the order of each partition; a tombstone has no value.
    ///
    /// @throws IllegalStateException with one line, when the topic can't be read
    public void toEnd(BiConsumer<String, @Nullable T> records) {
        try {
            List<TopicPartition> partitions = partitions();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                read(records);
            }
        } catch (TimeoutException e) {
            throw new IllegalStateException(
                    "no answer from Kafka at " + server + "; is it running, and is" + " kafka.bootstrap-servers right?",
                    e);
        } catch (KafkaException e) {
            throw new IllegalStateException(topic + " can't be read: " + e.getMessage(), e);
        }
    }

    private void read(BiConsumer<String, @Nullable T> records) {
        for (ConsumerRecord<String, byte[]> record : consumer.poll(Duration.ofMillis(200))) {
            try {
                byte[] value = record.value();
                records.accept(record.key(), value == null ? null : values.deserialize(topic, value));
            } catch (SerializationException e) {
                LOG.debug("{} {} is passed over: {}", topic, record.offset(), e.getMessage());
            }
        }
    }

    private List<TopicPartition> partitions() {
        List<PartitionInfo> infos = consumer.partitionsFor(topic);
        if (infos == null || infos.isEmpty()) {
            throw new IllegalStateException(
                    "there is no topic " + topic + " at " + server + "; a stage makes the topics when it starts");
        }
        return infos.stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    @Override
    public void close() {
        consumer.close();
    }
}
