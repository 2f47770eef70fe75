package io.wiredesk.bench.path;

import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.schemas.config.WireConfig;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Future.State;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// What ingest has Kafka do with an article, by bare clients: written to a topic by article, with a line of what its
/// feed holds; read from there, and written to the articles with a line of what is known of it; transactions as often
/// as ingest's. Nothing is decoded, compared, looked up or kept here.
///
/// @param config topics of its own
/// @param values of the articles, encoded
/// @param batchBytes of its producers
record TwoHops(WireConfig config, List<EnrichedArticle> articles, List<byte[]> values, int batchBytes) {
    private static final String CANDIDATES = "candidates";
    private static final String ENTRIES = "entries";
    private static final String REVISIONS = "revisions";
    private static final Duration POLL = Duration.ofMillis(10);

    /// By itself a consumer may take half a minute to leave.
    private static final Duration CLOSING = Duration.ofSeconds(1);

    /// As long as what ingest remembers of an entry and of a revision.
    private static final byte[] ENTRY = new byte[78];

    private static final byte[] REVISION = new byte[232];

    /// Articles a second.
    double run() throws Exception {
        createTopics();
        Pace pace = new Pace(values.size());
        try (ExecutorService threads = Executors.newFixedThreadPool(2);
                AutoCloseable _ = KafkaBench.counting(config, config.names().articles(), pace)) {
            Future<?> first = threads.submit(this::first);
            Future<?> second = threads.submit(() -> {
                second();
                return null;
            });
            try {
                double rate = pace.await(() -> first.state() != State.FAILED && second.state() != State.FAILED);
                var _ = first.get();
                var _ = second.get();
                return rate;
            } finally {
                threads.shutdownNow(); // Who failed leaves the other waiting.
            }
        }
    }

    private String topic(String name) {
        return config.names().prefix() + name;
    }

    private void createTopics() throws ExecutionException, InterruptedException {
        int partitions = config.topics().partitions();
        try (Admin admin = Admin.create(config.clientProperties())) {
            admin.createTopics(List.of(
                            new NewTopic(topic(CANDIDATES), partitions, (short) 1),
                            new NewTopic(topic(ENTRIES), partitions, (short) 1),
                            new NewTopic(topic(REVISIONS), partitions, (short) 1)))
                    .all()
                    .get();
        }
    }

    private byte[] key(int number) {
        return articles.get(number).getId().getBytes(StandardCharsets.UTF_8);
    }

    private void first() {
        try (KafkaProducer<byte[], byte[]> producer = producer("first")) {
            producer.beginTransaction();
            long committed = System.nanoTime();
            for (int i = 0; i < values.size(); i++) {
                var _ = producer.send(new ProducerRecord<>(topic(CANDIDATES), key(i), values.get(i)));
                var _ = producer.send(new ProducerRecord<>(topic(ENTRIES), key(i), ENTRY));
                if (System.nanoTime() - committed > KafkaBench.COMMIT_NANOS) {
                    producer.commitTransaction();
                    producer.beginTransaction();
                    committed = System.nanoTime();
                }
            }
            producer.commitTransaction();
        }
    }

    private void second() throws Exception {
        KafkaConsumer<byte[], byte[]> consumer = consumer();
        try (KafkaProducer<byte[], byte[]> producer = producer("second");
                AutoCloseable _ = () -> consumer.close(CloseOptions.timeout(CLOSING))) {
            consumer.subscribe(List.of(topic(CANDIDATES)));
            producer.beginTransaction();
            long committed = System.nanoTime();
            Map<TopicPartition, OffsetAndMetadata> read = new HashMap<>();
            for (int left = values.size(); left > 0; ) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    var _ = producer.send(
                            new ProducerRecord<>(config.names().articles(), record.key(), record.value()));
                    var _ = producer.send(new ProducerRecord<>(topic(REVISIONS), record.key(), REVISION));
                    read.put(
                            new TopicPartition(record.topic(), record.partition()),
                            new OffsetAndMetadata(record.offset() + 1));
                    left--;
                }
                if (left > 0 && System.nanoTime() - committed > KafkaBench.COMMIT_NANOS) {
                    producer.sendOffsetsToTransaction(read, consumer.groupMetadata());
                    producer.commitTransaction();
                    producer.beginTransaction();
                    committed = System.nanoTime();
                }
            }
            producer.sendOffsetsToTransaction(read, consumer.groupMetadata());
            producer.commitTransaction();
        }
    }

    private KafkaProducer<byte[], byte[]> producer(String name) {
        Properties properties = config.clientProperties();
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, topic(name));
        properties.put(ProducerConfig.BATCH_SIZE_CONFIG, batchBytes);
        KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
        return producer;
    }

    private KafkaConsumer<byte[], byte[]> consumer() {
        Properties properties = config.clientProperties();
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, topic("second"));
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
