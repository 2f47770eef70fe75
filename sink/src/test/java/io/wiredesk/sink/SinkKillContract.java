package io.wiredesk.sink;

import static io.wiredesk.sink.Articles.article;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.schemas.config.WireConfig;
import io.wiredesk.schemas.testing.TestBroker;
import io.wiredesk.sink.query.SearchRequest;
import io.wiredesk.sink.query.SearchResult;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A sink in a process of its own is killed with SIGKILL at random instants while revisions arrive, and started again.
/// `-Dwiredesk.kills=50` says how often, 3 times otherwise; `-Dwiredesk.seed=1` when.
public abstract class SinkKillContract {
    private static final int KILLS = Integer.getInteger("wiredesk.kills", 3);
    private static final long SEED = Long.getLong("wiredesk.seed", 20260611L);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /// Articles that arrive for each kill; every fourth gets a second revision, every tenth is deleted.
    private static final int ARTICLES = 300;

    private static final int TRANSACTION = 10;

    @TempDir
    protected Path dir;

    private final Random random = new Random(SEED);
    private final Map<String, Integer> expected = new HashMap<>();
    private WireConfig wire;
    private Admin admin;
    private KafkaProducer<byte[], byte[]> producer;
    private @Nullable Process sink;

    /// The index's settings, for the process and for us.
    protected abstract Map<String, String> settings();

    /// The same index, to look into.
    protected abstract IndexPlace place();

    @BeforeEach
    void prepare() throws Exception {
        String prefix = "k" + UUID.randomUUID().toString().substring(0, 8) + ".";
        wire = new WireConfig(
                new WireConfig.Kafka(TestBroker.shared().bootstrapServers(), Map.of()),
                new WireConfig.Topics(prefix, 2, (short) 1),
                new WireConfig.Schemas(null));
        admin = Admin.create(wire.clientProperties());
        assertThat(wire.catalogue().createMissing(admin)).isNotEmpty();
        ConfigResource group = new ConfigResource(ConfigResource.Type.GROUP, IndexSink.groupId(wire.names()));
        admin.incrementalAlterConfigs(Map.of(
                        group,
                        List.of(
                                set("consumer.session.timeout.ms", "1000"),
                                set("consumer.heartbeat.interval.ms", "250"))))
                .all()
                .get();
        var properties = wire.clientProperties();
        properties.put("transactional.id", prefix);
        producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
        producer.initTransactions();
    }

    private static AlterConfigOp set(String name, String value) {
        return new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET);
    }

    @AfterEach
    void release() {
        if (sink != null) {
            sink.destroyForcibly();
        }
        producer.close();
        admin.close();
    }

    @Test
    void a_sink_that_is_killed_at_any_instant_has_every_revision_once_and_only_once_afterwards() throws Exception {
        for (int kill = 0; kill < KILLS; kill++) {
            send(kill);
            Process started = start();
            sink = started;
            long before = reached();
            if (random.nextInt(4) > 0) {
                // Mostly while it works; sometimes while it starts.
                await().atMost(PATIENCE).until(() -> reached() > before || !started.isAlive());
            }
            assertThat(started.waitFor(random.nextInt(400), TimeUnit.MILLISECONDS))
                    .as("seed %d, kill %d: the sink ended by itself", SEED, kill)
                    .isFalse();
            assertThat(started.destroyForcibly().waitFor()).isEqualTo(128 + 9);
        }
        send(KILLS);
        sink = start();
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(positions()).isEqualTo(ends()));
        assertThat(found()).as("seed %d", SEED).isEqualTo(expected);
    }

    private Process start() throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Dorg.apache.avro.SERIALIZABLE_PACKAGES=io.wiredesk.news,java.lang,java.util,java.time",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                SinkProcess.class.getName(),
                wire.kafka().bootstrapServers(),
                wire.topics().prefix(),
                dir.resolve("index").toString(),
                "sink.batch=100",
                "sink.commit-interval=20ms"));
        settings().forEach((key, value) -> command.add(key + "=" + value));
        File log = dir.resolve("sink.log").toFile();
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
                .start();
    }

    /// In transactions of ten articles, of which some are aborted, as an exactly-once stage leaves them.
    private void send(int round) {
        for (int from = 0; from < ARTICLES; from += TRANSACTION) {
            boolean commit = random.nextInt(10) > 0;
            producer.beginTransaction();
            for (int i = from; i < from + TRANSACTION; i++) {
                revisions("r" + round + "-" + i, i, commit);
            }
            if (commit) {
                producer.commitTransaction();
            } else {
                producer.abortTransaction();
            }
        }
    }

    private void revisions(String id, int number, boolean commit) {
        var serializer = wire.serde(EnrichedArticle.class).serializer();
        put(id, serializer.serialize("t", article(id, 1)));
        expect(commit, id, 1);
        if (number % 4 == 0) {
            put(id, serializer.serialize("t", article(id, 2)));
            expect(commit, id, 2);
        }
        if (number % 10 == 0) {
            put(id, null);
            expected.remove(id);
        }
    }

    private void put(String key, byte @Nullable [] value) {
        var _ = producer.send(
                new ProducerRecord<>(wire.names().enriched(), key.getBytes(StandardCharsets.UTF_8), value));
    }

    private void expect(boolean commit, String id, int revision) {
        if (commit) {
            expected.put(id, revision);
        }
    }

    private long reached() {
        return positions().values().stream().mapToLong(Long::longValue).sum();
    }

    private Map<TopicPartition, Long> positions() {
        try (SearchIndex index = place().openReader()) {
            return index.positions();
        }
    }

    private Map<TopicPartition, Long> ends() throws Exception {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        for (int i = 0; i < 2; i++) {
            latest.put(new TopicPartition(wire.names().enriched(), i), OffsetSpec.latest());
        }
        Map<TopicPartition, Long> ends = new HashMap<>();
        admin.listOffsets(latest, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get()
                .forEach((partition, offset) -> ends.put(partition, offset.offset()));
        return ends;
    }

    /// Every article that a search finds, page by page, with its revision; one that comes twice is a failure.
    private Map<String, Integer> found() {
        Map<String, Integer> found = new HashMap<>();
        try (SearchIndex index = place().openReader()) {
            @Nullable String cursor = null;
            do {
                SearchResult page = index.search(new SearchRequest("", SearchRequest.NEWEST, 500, cursor));
                page.hits()
                        .forEach(hit -> assertThat(found.put(
                                        hit.article().getId(), hit.article().getRevision()))
                                .as("seed %d, %s once", SEED, hit.article().getId())
                                .isNull());
                cursor = page.nextCursor();
            } while (cursor != null);
        }
        return found;
    }
}
