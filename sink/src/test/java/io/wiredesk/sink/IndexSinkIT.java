package io.wiredesk.sink;

import static io.wiredesk.sink.Articles.article;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.schemas.DeadLetter;
import io.wiredesk.schemas.EventHeaders;
import io.wiredesk.schemas.config.Settings;
import io.wiredesk.schemas.config.WireConfig;
import io.wiredesk.schemas.testing.TestBroker;
import io.wiredesk.sink.lucene.LuceneIndex;
import io.wiredesk.sink.query.SearchRequest;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexSinkIT {
    private static final SinkConfig CONFIG =
            Settings.read(SinkConfig.class, "sink", Map.of("sink.batch", "50", "sink.commit-interval", "50ms"));

    @TempDir
    Path dir;

    private WireConfig wire;
    private Admin admin;
    private KafkaProducer<byte[], byte[]> producer;

    @BeforeEach
    void prepare() throws Exception {
        String prefix = "t" + UUID.randomUUID().toString().substring(0, 8) + ".";
        wire = new WireConfig(
                new WireConfig.Kafka(TestBroker.shared().bootstrapServers(), Map.of()),
                new WireConfig.Topics(prefix, 2, (short) 1),
                new WireConfig.Schemas(null));
        admin = Admin.create(wire.clientProperties());
        assertThat(wire.catalogue().createMissing(admin)).isNotEmpty();
        var properties = wire.clientProperties();
        properties.put("transactional.id", prefix);
        producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
    }

    @AfterEach
    void release() {
        producer.close();
        admin.close();
    }

    @Test
    void committed_articles_are_found_garbage_is_set_aside_and_the_lag_reaches_0() {
        send(Stream.concat(articles(0, 20), Stream.of(record("bad", new byte[] {9, 9, 9}))), true);
        send(articles(20, 25), false);
        send(Stream.concat(articles(30, 35), Stream.of(record("a0", null))), true);
        try (LuceneIndex index = LuceneIndex.open(dir);
                IndexSink sink = IndexSink.start(wire, CONFIG, index)) {
            awaitLagZero();
            assertThat(index.count()).isEqualTo(24);
            assertThat(index.article("a0")).isEmpty();
            assertThat(index.article("a21")).as("of an aborted transaction").isEmpty();
            assertThat(index.search(new SearchRequest("harbour", null, 100, null))
                            .hits())
                    .hasSize(24);
            assertThat(sink.running()).isTrue();
        }
        assertDeadLetter();
    }

    @Test
    void a_kill_between_index_and_kafka_commit_doubles_nothing() throws Exception {
        send(Stream.concat(articles(0, 20), Stream.of(record("bad", new byte[] {9, 9, 9}))), true);
        try (LuceneIndex index = LuceneIndex.open(dir);
                IndexSink _ = IndexSink.start(wire, CONFIG, index)) {
            awaitLagZero();
        }
        forgetOffsets();
        send(articles(10, 30), true);
        try (LuceneIndex index = LuceneIndex.open(dir);
                IndexSink sink = IndexSink.start(wire, CONFIG, index)) {
            awaitLagZero();
            assertThat(index.count()).isEqualTo(30);
            assertThat(sink.failure()).isEmpty();
        }
        assertDeadLetter();
    }

    @Test
    void a_lost_index_is_built_again_whatever_kafka_remembers() {
        send(articles(0, 10), true);
        for (String folder : List.of("first", "second")) {
            try (LuceneIndex index = LuceneIndex.open(dir.resolve(folder));
                    IndexSink _ = IndexSink.start(wire, CONFIG, index)) {
                await().atMost(Duration.ofSeconds(30)).until(() -> index.count() == 10);
            }
        }
    }

    @Test
    void closing_keeps_what_was_read_and_ends_the_thread() {
        send(articles(0, 10), true);
        LuceneIndex index = LuceneIndex.open(dir);
        IndexSink sink = IndexSink.start(wire, CONFIG, index);
        await().atMost(Duration.ofSeconds(30)).until(() -> index.count() == 10);
        sink.close();
        assertThat(sink.running()).isFalse();
        assertThat(sink.failure()).isEmpty();
        index.close();
    }

    @Test
    void an_index_that_fails_stops_the_sink_and_says_so() {
        send(articles(0, 1), true);
        try (LuceneIndex readOnly = LuceneIndex.openReader(dir);
                IndexSink sink = IndexSink.start(wire, CONFIG, readOnly)) {
            await().atMost(Duration.ofSeconds(30)).until(() -> sink.failure().isPresent());
            assertThat(sink.failure().orElseThrow()).hasMessageContaining("reading only");
            assertThat(sink.running()).isFalse();
        }
    }

    @Test
    void a_registry_that_is_down_stops_the_sink_and_passes_over_no_record() {
        send(articles(0, 5), true);
        WireConfig.Schemas down = new WireConfig.Schemas(URI.create("http://127.0.0.1:1"));
        try (LuceneIndex index = LuceneIndex.open(dir);
                IndexSink sink = IndexSink.start(new WireConfig(wire.kafka(), wire.topics(), down), CONFIG, index)) {
            await().atMost(Duration.ofSeconds(30)).until(() -> sink.failure().isPresent());
        }
        try (LuceneIndex index = LuceneIndex.open(dir)) {
            assertThat(index.positions().values()).allMatch(next -> next == 0);
        }
        try (LuceneIndex index = LuceneIndex.open(dir);
                IndexSink _ = IndexSink.start(wire, CONFIG, index)) {
            await().atMost(Duration.ofSeconds(30)).until(() -> index.count() == 5);
        }
    }

    private Stream<ProducerRecord<byte[], byte[]>> articles(int from, int to) {
        var serializer = wire.serde(EnrichedArticle.class).serializer();
        return IntStream.range(from, to)
                .mapToObj(i -> record("a" + i, serializer.serialize(wire.names().enriched(), article("a" + i, 1))));
    }

    private ProducerRecord<byte[], byte[]> record(String key, byte @Nullable [] value) {
        return new ProducerRecord<>(wire.names().enriched(), key.getBytes(StandardCharsets.UTF_8), value);
    }

    private void send(Stream<ProducerRecord<byte[], byte[]>> records, boolean commit) {
        producer.beginTransaction();
        var sent = records.map(producer::send).toList();
        producer.flush();
        assertThat(sent).allMatch(future -> future.isDone());
        if (commit) {
            producer.commitTransaction();
        } else {
            producer.abortTransaction();
        }
    }

    private void awaitLagZero() {
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(committed()).isEqualTo(ends()));
    }

    private Map<TopicPartition, Long> committed() throws Exception {
        var offsets = admin.listConsumerGroupOffsets(IndexSink.groupId(wire.names()))
                .partitionsToOffsetAndMetadata()
                .get();
        return offsets.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private Map<TopicPartition, Long> ends() throws Exception {
        Map<TopicPartition, OffsetSpec> latest =
                partitions().stream().collect(Collectors.toMap(partition -> partition, _ -> OffsetSpec.latest()));
        var ends = admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get();
        return ends.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }

    private List<TopicPartition> partitions() {
        return IntStream.range(0, 2)
                .mapToObj(i -> new TopicPartition(wire.names().enriched(), i))
                .toList();
    }

    /// Kafka is as it would be had the process died before its commit.
    private void forgetOffsets() throws Exception {
        admin.deleteConsumerGroups(List.of(IndexSink.groupId(wire.names())))
                .all()
                .get();
    }

    private void assertDeadLetter() {
        var properties = wire.clientProperties();
        try (var consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var all = IntStream.range(0, 2)
                    .mapToObj(i -> new TopicPartition(wire.names().deadLetters(), i))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            long letters = consumer.endOffsets(all).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            assertThat(letters).isOne();
            ConsumerRecord<byte[], byte[]> letter =
                    consumer.poll(Duration.ofSeconds(20)).iterator().next();
            assertThat(letter.value()).containsExactly(9, 9, 9);
            assertThat(EventHeaders.get(letter.headers(), DeadLetter.STAGE)).contains("sink");
            assertThat(EventHeaders.get(letter.headers(), DeadLetter.REASON)).isPresent();
        }
    }
}
