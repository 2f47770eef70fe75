package io.wiredesk.sink;

import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.schemas.DeadLetter;
import io.wiredesk.schemas.SchemaUnavailableException;
import io.wiredesk.schemas.config.WireConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Deserializer;

/// Records on their way into one commit: decoded into changes, or into dead letters where that can't be done.
final class Batch implements AutoCloseable {
    /// Far above any id of ours, far below what an index takes as one term.
    private static final int MAX_ID_CHARS = 1_000;

    private final Deserializer<EnrichedArticle> deserializer;
    private final KafkaProducer<byte[], byte[]> producer;
    private final String deadLetterTopic;
    private final InstantSource clock;
    private final List<IndexChange> changes = new ArrayList<>();
    private final List<ProducerRecord<byte[], byte[]>> deadLetters = new ArrayList<>();

    Batch(WireConfig wire, InstantSource clock) {
        this.deserializer = wire.serde(EnrichedArticle.class).deserializer();
        this.deadLetterTopic = wire.names().deadLetters();
        this.clock = clock;
        this.producer = new KafkaProducer<>(producerProperties(wire));
    }

    void add(ConsumerRecord<byte[], byte[]> record) {
        try {
            changes.add(decode(record));
        } catch (SerializationException e) {
            if (e instanceof SchemaUnavailableException && e.getCause() instanceof IOException) {
                throw e; // A registry that is down says nothing about the record.
            }
            deadLetters.add(deadLetter(record, e));
        }
    }

    private IndexChange decode(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() != null) {
            EnrichedArticle article = deserializer.deserialize(record.topic(), record.value());
            if (article.getId().isBlank() || article.getId().length() > MAX_ID_CHARS) {
                throw new SerializationException("an article id has 1 to " + MAX_ID_CHARS + " characters");
            }
            return new IndexChange.Put(article);
        }
        if (record.key() == null) {
            throw new SerializationException("a tombstone without a key deletes nothing");
        }
        return new IndexChange.Delete(new String(record.key(), StandardCharsets.UTF_8));
    }

    private ProducerRecord<byte[], byte[]> deadLetter(ConsumerRecord<byte[], byte[]> record, Exception failure) {
        String reason = DeadLetter.reasonOf(failure);
        return new DeadLetter(
                        IndexSink.STAGE, record.topic(), record.partition(), record.offset(), reason, clock.instant())
                .toRecord(deadLetterTopic, record.key(), record.value(), record.headers());
    }

    int size() {
        return changes.size() + deadLetters.size();
    }

    List<IndexChange> changes() {
        return changes;
    }

    /// Writes the dead letters and waits until the brokers have them.
    void sendDeadLetters() {
        List<Future<RecordMetadata>> sent =
                deadLetters.stream().map(producer::send).toList();
        try {
            for (Future<RecordMetadata> letter : sent) {
                RecordMetadata _ = letter.get();
            }
        } catch (ExecutionException e) {
            throw new KafkaException("a dead letter can't be written to " + deadLetterTopic, e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
        deadLetters.clear();
    }

    void clear() {
        changes.clear();
        deadLetters.clear();
    }

    @Override
    public void close() {
        producer.close();
    }

    private static Properties producerProperties(WireConfig wire) {
        Properties properties = wire.clientProperties();
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, "true");
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, ByteArraySerializer.class.getName());
        return properties;
    }
}
