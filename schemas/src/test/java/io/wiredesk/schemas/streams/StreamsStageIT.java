package io.wiredesk.schemas.streams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wiredesk.schemas.config.WireConfig;
import io.wiredesk.schemas.testing.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What becomes of a stage whose threads fail.
class StreamsStageIT {
    private final WireConfig wire = new WireConfig(
            new WireConfig.Kafka(TestBroker.shared().bootstrapServers(), Map.of()),
            new WireConfig.Topics("t" + System.nanoTime() + ".", 1, (short) 1),
            new WireConfig.Schemas(null));

    @TempDir
    Path state;

    @BeforeEach
    void createTopics() throws Exception {
        wire.createTopics();
        try (var producer =
                new KafkaProducer<>(wire.clientProperties(), new StringSerializer(), new StringSerializer())) {
            var _ = producer.send(new ProducerRecord<>(wire.names().articles(), "a1", "hello"))
                    .get();
        }
    }

    @Test
    void a_thread_that_lost_its_store_is_replaced_and_nothing_is_lost_or_doubled() {
        AtomicInteger failures = new AtomicInteger(1);
        try (StreamsStage stage = StreamsStage.start(wire, "copy", copying(failures), state, Map.of())) {
            List<String> seen = new ArrayList<>();
            try (var consumer = new KafkaConsumer<>(reading(), new StringDeserializer(), new ByteArrayDeserializer())) {
                consumer.subscribe(List.of(wire.names().enriched()));
                await().dontCatchUncaughtExceptions()
                        .atMost(Duration.ofSeconds(60))
                        .until(() -> {
                            consumer.poll(Duration.ofMillis(100)).forEach(record -> seen.add(record.key()));
                            return !seen.isEmpty();
                        });
            }
            assertThat(seen).containsExactly("a1");
            assertThat(stage.failure()).isEmpty();
            assertThat(failures).hasNonPositiveValue();
        }
    }

    @Test
    void a_store_that_is_lost_again_and_again_ends_the_stage() {
        AtomicInteger failures = new AtomicInteger(Integer.MAX_VALUE);
        try (StreamsStage stage = StreamsStage.start(wire, "copy", copying(failures), state, Map.of())) {
            await().dontCatchUncaughtExceptions()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> stage.failure().isPresent());
            assertThat(stage.running()).isFalse();
            assertThat(stage.failure().orElseThrow()).hasStackTraceContaining("is currently closed");
        }
    }

    /// @param failures how often a record is not copied before it is
    private Topology copying(AtomicInteger failures) {
        var bytes = Serdes.ByteArray();
        return new Topology()
                .addSource(
                        "in",
                        bytes.deserializer(),
                        bytes.deserializer(),
                        wire.names().articles())
                .addProcessor("copy", () -> new Copying(failures), "in")
                .addSink("out", wire.names().enriched(), bytes.serializer(), bytes.serializer(), "copy");
    }

    private Map<String, Object> reading() {
        return Map.of(
                "bootstrap.servers",
                wire.kafka().bootstrapServers(),
                "group.id",
                "reader" + System.nanoTime(),
                "auto.offset.reset",
                "earliest",
                "isolation.level",
                "read_committed");
    }

    private static final class Copying extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
        private final AtomicInteger failures;

        Copying(AtomicInteger failures) {
            this.failures = failures;
        }

        @Override
        public void process(Record<byte[], byte[]> record) {
            if (failures.getAndDecrement() > 0) {
                throw new InvalidStateStoreException("Store made.1 is currently closed");
            }
            context().forward(record);
        }
    }
}
