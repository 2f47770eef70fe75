package io.wiredesk.desk.record;

import io.wiredesk.schemas.config.WireConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads a topic from its beginning and goes on as records come, each once; when Kafka goes away it starts again, once
/// Kafka is back. Whoever is told keeps what it was told meanwhile.
///
/// Threading: one thread of its own tells of the records.
///
/// @param <T> what a record is
public final class TopicFollower<T extends SpecificRecord> implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(250);
    private static final long PAUSE_MILLIS = 2_000;
    private static final long CLOSE_MILLIS = 5_000;
    private static final Logger LOG = LoggerFactory.getLogger(TopicFollower.class);

    private final WireConfig wire;
    private final String topic;
    private final Deserializer<T> values;
    private final BiConsumer<String, @Nullable T> told;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;

    private TopicFollower(WireConfig wire, String topic, Class<T> type, BiConsumer<String, @Nullable T> told) {
        this.wire = wire;
        this.topic = topic;
        this.values = wire.serde(type).deserializer();
        this.told = told;
        this.thread = Thread.ofPlatform().daemon().name("follow-" + topic).unstarted(this::run);
    }

    /// @param told of every record; a tombstone has no value. A record may be told again after an outage.
    public static <T extends SpecificRecord> TopicFollower<T> start(
            WireConfig wire, String topic, Class<T> type, BiConsumer<String, @Nullable T> told) {
        TopicFollower<T> follower = new TopicFollower<>(wire, topic, type, told);
        follower.thread.start();
        return follower;
    }

    private void run() {
        boolean failing = false;
        while (!closed(0)) {
            try (TopicReader reader = TopicReader.open(wire, topic, Instant.MIN)) {
                while (!closed(0)) {
                    reader.next(POLL).forEach(this::tell);
                    failing = false;
                }
            } catch (IllegalStateException | KafkaException e) {
                if (!failing && !closed(0)) {
                    LOG.warn("{} can't be read, will keep trying: {}", topic, e.getMessage());
                }
                failing = true;
                var _ = closed(PAUSE_MILLIS);
            }
        }
    }

    private void tell(ConsumerRecord<String, byte[]> record) {
        try {
            byte[] value = record.value();
            told.accept(record.key(), value == null ? null : values.deserialize(topic, value));
        } catch (SerializationException e) {
            LOG.debug("{} {} is passed over: {}", topic, record.offset(), e.getMessage());
        }
    }

    private boolean closed(long withinMillis) {
        try {
            return closing.await(withinMillis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /// Lets a reading under way end, as a consumer that is interrupted can't leave the broker properly.
    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(CLOSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
