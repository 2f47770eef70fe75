package io.wiredesk.desk.record;

import io.wiredesk.schemas.config.WireConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The newest value of every key of a compacted topic, kept up to date by reading on. A record that can't be decoded is
/// passed over.
///
/// Threading: one thread.
///
/// @param <T> the value
public final class NewestValues<T extends SpecificRecord> implements AutoCloseable {
    private static final Duration TURN = Duration.ofMillis(200);
    private static final Logger LOG = LoggerFactory.getLogger(NewestValues.class);

    private final TopicReader reader;
    private final Deserializer<T> values;
    private final String topic;
    private final Map<String, T> newest = new LinkedHashMap<>();

    private NewestValues(TopicReader reader, Deserializer<T> values, String topic) {
        this.reader = reader;
        this.values = values;
        this.topic = topic;
    }

    /// Nothing is known before the first [#catchUp].
    ///
    /// @throws IllegalStateException with one line, when the topic isn't there or the cluster doesn't answer
    public static <T extends SpecificRecord> NewestValues<T> open(WireConfig wire, String topic, Class<T> type) {
        return new NewestValues<>(
                TopicReader.open(wire, topic, Instant.MIN), wire.serde(type).deserializer(), topic);
    }

    /// Reads up to where the topic ends now.
    ///
    /// @return the values by key, a view that changes with the next call
    public Map<String, T> catchUp() {
        do {
            reader.next(TURN).forEach(this::take);
        } while (!reader.atEnd());
        return Collections.unmodifiableMap(newest);
    }

    private void take(ConsumerRecord<String, byte[]> record) {
        try {
            if (record.value() == null) {
                newest.remove(record.key());
            } else {
                newest.put(record.key(), values.deserialize(topic, record.value()));
            }
        } catch (SerializationException e) {
            LOG.debug("{} {} is passed over: {}", topic, record.offset(), e.getMessage());
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
