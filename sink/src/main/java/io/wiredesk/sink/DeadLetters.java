package io.wiredesk.sink;

import io.wiredesk.schemas.DeadLetter;
import io.wiredesk.schemas.config.WireConfig;
import java.time.InstantSource;
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
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Where records go that the index never had. Safe for concurrent use.
final class DeadLetters implements AutoCloseable {
    /// The stage's name in dead letters.
    private static final String STAGE = "sink";

    private final KafkaProducer<byte[], byte[]> producer;
    private final String topic;
    private final InstantSource clock;

    DeadLetters(WireConfig wire, InstantSource clock) {
        this.topic = wire.names().deadLetters();
        this.clock = clock;
        this.producer = new KafkaProducer<>(producerProperties(wire));
    }

    /// Writes them and waits until the brokers have them.
    void send(List<Batch.Failed> failed) {
        List<Future<RecordMetadata>> sent =
                failed.stream().map(this::letter).map(producer::send).toList();
        try {
            for (Future<RecordMetadata> letter : sent) {
                RecordMetadata _ = letter.get();
            }
        } catch (ExecutionException e) {
            throw new KafkaException("a dead letter can't be written to " + topic, e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }

    private ProducerRecord<byte[], byte[]> letter(Batch.Failed failed) {
        ConsumerRecord<byte[], byte[]> record = failed.record();
        SinkMeters.buried(STAGE);
        return new DeadLetter(
                        STAGE, record.topic(), record.partition(), record.offset(), failed.reason(), clock.instant())
                .toRecord(topic, record.key(), record.value(), record.headers());
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
