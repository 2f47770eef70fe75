package io.wiredesk.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import io.wiredesk.schemas.testing.TestBroker;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Grouped;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LagMonitorIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String bootstrap = TestBroker.shared().bootstrapServers();
    private final String name = "lag-" + UUID.randomUUID();
    private final TopicPartition first = new TopicPartition(name, 0);
    private final Admin admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrap));
    private final LagMonitor monitor = new LagMonitor(
            Map.of("bootstrap.servers", bootstrap),
            new MonitorConfig("test", Duration.ofMillis(200), 3, 0),
            InstantSource.system());

    @BeforeEach
    void create_topic() throws Exception {
        var topic = new NewTopic(name, 2, (short) 1).configs(Map.of("retention.ms", "3600000"));
        admin.createTopics(List.of(topic)).all().get();
    }

    @AfterEach
    void close() {
        monitor.close();
        admin.close();
    }

    @Test
    void it_is_blind_without_a_sample_and_with_one_that_is_old() {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
        var config = new MonitorConfig("test", Duration.ofSeconds(10), 3, 0);
        try (var watching = new LagMonitor(Map.of("bootstrap.servers", bootstrap), config, now::get)) {
            assertThat(watching.blind()).hasValue("no sample of the cluster yet");

            assertThat(watching.sample().brokers()).isEqualTo(1);
            now.updateAndGet(then -> then.plusSeconds(60));
            assertThat(watching.blind()).isEmpty();

            now.updateAndGet(then -> then.plusSeconds(1));
            assertThat(watching.blind()).hasValue("the last sample of the cluster is 61 s old");
        }
    }

    @Test
    void a_group_that_only_commits_has_the_lag_that_admin_computes() throws Exception {
        write(0, 10, Map.of());
        write(1, 4, Map.of());
        commit(Map.of(first, new OffsetAndMetadata(3), new TopicPartition(name, 1), new OffsetAndMetadata(4)));

        GroupLag group = sampled();

        assertThat(group.type()).isEqualTo("classic");
        assertThat(group.state()).isEqualTo("Empty");
        assertThat(group.lagRecords()).isEqualTo(7).isEqualTo(lagByAdmin());
        assertThat(group.partitions()).extracting(PartitionLag::lagRecords).containsExactly(7L, 0L);
        assertThat(group.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(monitor.latest().orElseThrow().simpleConsumers()).contains(name);
    }

    @Test
    void the_first_unread_records_own_time_gives_age_and_time_to_loss_with_the_first_sample() throws Exception {
        long tenMinutesAgo = System.currentTimeMillis() - 600_000;
        try (var producer = producer(Map.of())) {
            producer.send(new ProducerRecord<>(name, 0, tenMinutesAgo, null, bytes("old")))
                    .get();
        }
        commit(Map.of(first, new OffsetAndMetadata(0)));

        GroupLag group = sampled();

        assertThat(group.lagSeconds()).isCloseTo(600.0, within(30.0));
        assertThat(group.secondsUntilLoss()).isCloseTo(3000.0, within(30.0));
    }

    @Test
    void transaction_markers_leave_no_phantom_lag() throws Exception {
        try (var producer = producer(Map.of("transactional.id", name))) {
            producer.initTransactions();
            for (int i = 0; i < 5; i++) {
                producer.beginTransaction();
                var _ = producer.send(new ProducerRecord<>(name, 0, null, bytes("r" + i)));
                producer.commitTransaction();
            }
        }
        commit(Map.of(first, new OffsetAndMetadata(9)));

        PartitionLag partition = sampled().partitions().getFirst();

        assertThat(partition.logEndOffset()).isEqualTo(10);
        assertThat(partition.lagRecords()).isZero();
        assertThat(partition.lagSeconds()).isZero();
        assertThat(partition.verdict()).isEqualTo(Verdict.OK);
    }

    @Test
    void an_open_transaction_is_not_lag() throws Exception {
        write(0, 2, Map.of());
        commit(Map.of(first, new OffsetAndMetadata(2)));
        try (var producer = producer(Map.of("transactional.id", name))) {
            producer.initTransactions();
            producer.beginTransaction();
            producer.send(new ProducerRecord<>(name, 0, null, bytes("pending"))).get();

            assertThat(sampled().lagRecords()).isZero();
            producer.abortTransaction();
        }
        assertThat(sampled().lagRecords()).isZero();
    }

    @Test
    void records_that_are_gone_are_lost_not_lag() throws Exception {
        write(0, 10, Map.of());
        commit(Map.of(first, new OffsetAndMetadata(2)));
        admin.deleteRecords(Map.of(first, RecordsToDelete.beforeOffset(6)))
                .all()
                .get();

        PartitionLag partition = sampled().partitions().getFirst();

        assertThat(partition.lostRecords()).isEqualTo(4);
        assertThat(partition.lagRecords()).isEqualTo(4);
        assertThat(partition.earliestOffset()).isEqualTo(6);
    }

    @Test
    void a_group_of_the_new_protocol_shows_its_member_and_keeps_its_lag_without_one() throws Exception {
        write(0, 5, Map.of());
        try (var consumer = consumer(Map.of("group.protocol", "consumer", "client.id", "reader"))) {
            consumer.subscribe(List.of(name));
            await().atMost(PATIENCE)
                    .until(() -> !consumer.poll(Duration.ofMillis(100)).isEmpty());
            consumer.commitSync(Map.of(first, new OffsetAndMetadata(2)));

            GroupLag group = sampled();

            assertThat(group.type()).isEqualTo("consumer");
            assertThat(group.lagRecords()).isEqualTo(3);
            PartitionLag read = group.partitions().getFirst();
            assertThat(read.clientId()).isEqualTo("reader");
            assertThat(read.memberHost()).isEqualTo("127.0.0.1");
            PartitionLag empty = group.partitions().get(1);
            assertThat(empty.committedOffset()).isNull();
            assertThat(empty.lagRecords()).as("an empty log needs no commit").isZero();
        }
        await().atMost(PATIENCE).until(() -> sampled().state().equals("Empty"));
        assertThat(sampled().lagRecords()).isEqualTo(3);
        assertThat(sampled().partitions().getFirst().memberHost()).isNull();
    }

    @Test
    void a_streams_group_is_read_with_its_repartition_topic(@TempDir Path state) throws Exception {
        write(0, 20, Map.of());
        write(1, 20, Map.of());
        StreamsBuilder builder = new StreamsBuilder();
        builder.stream(name, Consumed.with(Serdes.ByteArray(), Serdes.String()))
                .groupBy((key, value) -> value, Grouped.with("by-value", Serdes.String(), Serdes.String()))
                .count();
        Properties properties = new Properties();
        properties.putAll(Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG,
                name,
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrap,
                StreamsConfig.GROUP_PROTOCOL_CONFIG,
                "streams",
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                100,
                StreamsConfig.STATE_DIR_CONFIG,
                state.toString(),
                "auto.offset.reset",
                "earliest"));
        try (KafkaStreams streams = new KafkaStreams(builder.build(), properties)) {
            streams.start();
            await().atMost(PATIENCE)
                    .ignoreException(NoSuchElementException.class)
                    .untilAsserted(() -> {
                        GroupLag group = sampled();
                        assertThat(group.type()).isEqualTo("streams");
                        assertThat(group.lagRecords()).isZero();
                        assertThat(group.verdict()).isEqualTo(Verdict.OK);
                        assertThat(group.partitions())
                                .extracting(PartitionLag::topic)
                                .contains(name + "-by-value-repartition");
                        assertThat(group.partitions()).allMatch(partition -> partition.memberHost() != null);
                        assertThat(lagByAdmin()).isZero();
                    });
        }
        write(0, 3, Map.of());
        assertThat(sampled().lagRecords()).isEqualTo(3).isEqualTo(lagByAdmin());
    }

    @Test
    void sampled_periodically_a_reader_that_never_returns_is_stopped() throws Exception {
        write(0, 3, Map.of());
        commit(Map.of(first, new OffsetAndMetadata(1)));
        monitor.start();

        await().atMost(PATIENCE)
                .until(
                        () -> latest().map(GroupLag::partitions)
                                .map(List::getFirst)
                                .map(PartitionLag::verdict),
                        verdict -> verdict.equals(Optional.of(Verdict.STOP)));
        assertThat(latest().map(GroupLag::verdict)).contains(Verdict.ERR);
    }

    @Test
    void a_cluster_that_is_not_there_is_one_line() {
        Map<String, Object> nowhere =
                Map.of("bootstrap.servers", "127.0.0.1:1", "default.api.timeout.ms", 1000, "request.timeout.ms", 1000);
        try (LagMonitor lost = new LagMonitor(nowhere, MonitorConfig.DEFAULT, InstantSource.system())) {
            assertThatThrownBy(lost::sample)
                    .isInstanceOf(MonitorException.class)
                    .hasMessageContaining("127.0.0.1:1")
                    .hasMessageNotContaining("\n");
            assertThat(lost.latest()).isEmpty();
        }
    }

    private GroupLag sampled() {
        var _ = monitor.sample();
        return latest().orElseThrow();
    }

    private Optional<GroupLag> latest() {
        return monitor.latest().stream()
                .flatMap(report -> report.groups().stream())
                .filter(group -> group.group().equals(name))
                .findFirst();
    }

    private long lagByAdmin() throws ExecutionException, InterruptedException {
        long lag = 0;
        var committed = admin.listConsumerGroupOffsets(name)
                .partitionsToOffsetAndMetadata()
                .get();
        for (var entry : committed.entrySet()) {
            var end = admin.listOffsets(Map.of(entry.getKey(), OffsetSpec.latest()));
            lag += end.partitionResult(entry.getKey()).get().offset()
                    - entry.getValue().offset();
        }
        return lag;
    }

    private void write(int partition, int records, Map<String, Object> settings) {
        try (var producer = producer(settings)) {
            for (int i = 0; i < records; i++) {
                var _ = producer.send(new ProducerRecord<>(name, partition, null, bytes("record " + i)));
            }
        }
    }

    private void commit(Map<TopicPartition, OffsetAndMetadata> offsets) {
        try (var consumer = consumer(Map.of())) {
            consumer.assign(offsets.keySet());
            consumer.commitSync(offsets);
        }
    }

    private KafkaProducer<byte[], byte[]> producer(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("bootstrap.servers", bootstrap);
        return new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> settings) {
        Map<String, Object> all = new HashMap<>(settings);
        all.put("bootstrap.servers", bootstrap);
        all.put("group.id", name);
        all.put("enable.auto.commit", false);
        all.put("auto.offset.reset", "earliest");
        return new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
