package io.wiredesk.bench.index;

import io.wiredesk.desk.embedded.EmbeddedBroker;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.schemas.config.WireConfig;
import io.wiredesk.schemas.streams.StreamsStage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// A real broker with articles on their topic, and how far a stage has read them.
public final class Wire implements AutoCloseable {
    /// A stage that gets nowhere for so long stands still.
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /// Articles that are made and sent together.
    private static final int CHUNK = 10_000;

    private final EmbeddedBroker broker;
    private final WireConfig config;
    private final KafkaProducer<byte[], byte[]> producer;
    private final Admin admin;

    private Wire(EmbeddedBroker broker, WireConfig config) {
        this.broker = broker;
        this.config = config;
        var properties = config.clientProperties();
        this.admin = Admin.create(properties);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, "0");
        this.producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    static Wire start(Path folder) {
        return start(folder, 2);
    }

    /// @param partitions of each topic
    public static Wire start(Path folder, int partitions) {
        EmbeddedBroker broker = EmbeddedBroker.start(folder, 0);
        WireConfig config = config(broker.bootstrapServers(), partitions);
        config.createTopics();
        return new Wire(broker, config);
    }

    /// Settings to reach a single broker with.
    ///
    /// @param partitions of a topic that is created
    public static WireConfig config(String bootstrapServers, int partitions) {
        return new WireConfig(
                new WireConfig.Kafka(bootstrapServers, Map.of()),
                new WireConfig.Topics("news.", partitions, (short) 1),
                new WireConfig.Schemas(null));
    }

    public WireConfig config() {
        return config;
    }

    /// For what only this bench needs, such as a topic of its own.
    public Admin admin() {
        return admin;
    }

    void send(List<EnrichedArticle> articles) {
        String topic = config.names().enriched();
        var serializer = config.serde(EnrichedArticle.class).serializer();
        for (EnrichedArticle article : articles) {
            send(topic, article.getId().getBytes(StandardCharsets.UTF_8), serializer.serialize(topic, article));
        }
        flush();
    }

    /// Made-up ones of these numbers, some at a time.
    void send(MadeArticles made, int from, int to) {
        for (int first = from; first < to; first += CHUNK) {
            send(IntStream.range(first, Math.min(to, first + CHUNK))
                    .mapToObj(made::article)
                    .toList());
        }
    }

    /// Sent for certain only after the next [#flush].
    public void send(String topic, byte[] key, byte[] value) {
        var _ = producer.send(new ProducerRecord<>(topic, key, value));
    }

    public void flush() {
        producer.flush();
    }

    /// Waits until a stage has committed what it made of the first records of a topic of one partition.
    ///
    /// @param stage its name, such as `enrich`
    /// @param running whether there is still hope
    /// @throws IllegalStateException when there is none, or nothing came for long
    public void awaitRead(String stage, String topic, long records, BooleanSupplier running)
            throws ExecutionException, InterruptedException {
        String group = StreamsStage.applicationId(config, stage);
        CountDownLatch never = new CountDownLatch(1);
        long read = -1;
        long since = System.nanoTime();
        while (read < records) {
            long now = committed(group, new TopicPartition(topic, 0));
            since = now > read ? System.nanoTime() : since;
            read = now;
            if (!running.getAsBoolean() || System.nanoTime() - since > PATIENCE.toNanos()) {
                throw new IllegalStateException(group + " stands still after " + read + " records of " + topic);
            }
            var _ = never.await(100, TimeUnit.MILLISECONDS);
        }
    }

    private long committed(String group, TopicPartition partition) throws ExecutionException, InterruptedException {
        OffsetAndMetadata at = admin.listConsumerGroupOffsets(group)
                .partitionsToOffsetAndMetadata()
                .get()
                .get(partition);
        return at == null ? 0 : at.offset();
    }

    @Override
    public void close() {
        producer.close();
        admin.close();
        broker.close();
    }
}
