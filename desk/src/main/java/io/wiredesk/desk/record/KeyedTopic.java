package io.wiredesk.desk.record;

import io.wiredesk.schemas.DeadLetter;
import io.wiredesk.schemas.config.WireConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// A topic of which the newest record of each key holds.
///
/// Every method connects, does its work and disconnects; each throws an [IllegalStateException] with one line, when the
/// cluster does not take or give it.
///
/// @param <T> what a record is
public final class KeyedTopic<T extends SpecificRecord> {
    private static final int TIMEOUT_MILLIS = 15_000;

    private final WireConfig wire;
    private final String topic;
    private final Class<T> type;

    public KeyedTopic(WireConfig wire, String topic, Class<T> type) {
        this.wire = wire;
        this.topic = topic;
        this.type = type;
    }

    /// Adds or replaces.
    ///
    /// @param value null removes
    public void put(String key, @Nullable T value) {
        Map<String, @Nullable T> one = new LinkedHashMap<>();
        one.put(key, value);
        putAll(one);
    }

    /// Adds or replaces all of these, in this order.
    ///
    /// @param values null removes
    public void putAll(Map<String, ? extends @Nullable T> values) {
        Properties properties = wire.clientProperties();
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TIMEOUT_MILLIS);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS / 2);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        try (var producer = new KafkaProducer<>(
                properties, new StringSerializer(), wire.serde(type).serializer())) {
            List<Future<RecordMetadata>> sent = new ArrayList<>();
            values.forEach((key, value) -> sent.add(producer.send(new ProducerRecord<>(topic, key, value))));
            for (Future<RecordMetadata> each : sent) {
                var _ = each.get();
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(topic + " takes no record: " + DeadLetter.reasonOf(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while " + topic + " was written", e);
        }
    }

    /// The newest record of each key.
    public Map<String, T> all() {
        Map<String, T> newest = new LinkedHashMap<>();
        try (TopicScan<T> scan = TopicScan.open(wire, topic, wire.serde(type).deserializer())) {
            scan.toEnd((key, value) -> {
                if (value == null) {
                    newest.remove(key);
                } else {
                    newest.put(key, value);
                }
            });
        }
        return newest;
    }
}
