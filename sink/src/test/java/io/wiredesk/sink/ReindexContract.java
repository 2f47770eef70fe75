package io.wiredesk.sink;

import static io.wiredesk.sink.Articles.article;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.schemas.config.Settings;
import io.wiredesk.schemas.config.WireConfig;
import io.wiredesk.schemas.testing.TestBroker;
import io.wiredesk.sink.query.SearchRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What building an index anew promises, whatever the index.
public abstract class ReindexContract {
    private static final SinkConfig CONFIG =
            Settings.read(SinkConfig.class, "sink", Map.of("sink.batch", "500", "sink.commit-interval", "20ms"));
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private WireConfig wire;
    private KafkaProducer<byte[], byte[]> producer;
    private final ExecutorService asking = Executors.newCachedThreadPool();

    /// The test's place, with an index or without.
    protected abstract IndexPlace place();

    @BeforeEach
    void prepare() throws Exception {
        String prefix = "t" + UUID.randomUUID().toString().substring(0, 8) + ".";
        wire = new WireConfig(
                new WireConfig.Kafka(TestBroker.shared().bootstrapServers(), Map.of()),
                new WireConfig.Topics(prefix, 2, (short) 1),
                new WireConfig.Schemas(null));
        try (Admin admin = Admin.create(wire.clientProperties())) {
            assertThat(wire.catalogue().createMissing(admin)).isNotEmpty();
        }
        producer = new KafkaProducer<>(wire.clientProperties(), new ByteArraySerializer(), new ByteArraySerializer());
    }

    @AfterEach
    void release() {
        producer.close();
        asking.shutdownNow();
    }

    private void send(int from, int to, int revision) {
        var serializer = wire.serde(EnrichedArticle.class).serializer();
        List<Future<RecordMetadata>> sent = IntStream.range(from, to)
                .mapToObj(i -> {
                    byte[] value = serializer.serialize(wire.names().enriched(), article("a" + i, revision));
                    return producer.send(new ProducerRecord<>(
                            wire.names().enriched(), ("a" + i).getBytes(StandardCharsets.UTF_8), value));
                })
                .toList();
        producer.flush();
        assertThat(sent).allSatisfy(future -> assertThat(future).succeedsWithin(Duration.ZERO));
    }

    private Reindex.Outcome reindex() {
        return new Reindex(wire, CONFIG, place(), (_, _) -> {}).run();
    }

    private static void awaitCount(SearchIndex index, long count) {
        await().atMost(PATIENCE).until(() -> index.count() == count);
    }

    @Test
    void an_index_that_is_not_fed_is_built_anew_in_its_place() {
        send(0, 120, 1);
        try (SearchIndex index = place().open()) {
            index.apply(List.of(new IndexChange.Put(article("gone", 1))), Map.of());
        }
        Reindex.Outcome outcome = reindex();
        assertThat(outcome.records()).isEqualTo(120);
        assertThat(outcome.articles()).isEqualTo(120);
        assertThat(outcome.resumed()).isFalse();
        try (SearchIndex index = place().open();
                IndexSink _ = IndexSink.start(wire, CONFIG, index)) {
            assertThat(index.count()).isEqualTo(120);
            assertThat(index.article("gone")).isEmpty();
            send(120, 130, 1);
            awaitCount(index, 130);
        }
    }

    @Test
    void records_that_are_no_articles_are_counted_and_cost_nothing_else() {
        send(0, 20, 1);
        byte[] whole = wire.serde(EnrichedArticle.class)
                .serializer()
                .serialize(wire.names().enriched(), article("cut", 1));
        for (byte[] bad : List.of(Arrays.copyOf(whole, whole.length / 2), new byte[] {1, 2, 3})) {
            assertThat(producer.send(new ProducerRecord<>(wire.names().enriched(), new byte[] {'x'}, bad)))
                    .succeedsWithin(PATIENCE);
        }
        send(20, 30, 1);

        Reindex.Outcome outcome = reindex();

        assertThat(outcome.records()).isEqualTo(32);
        assertThat(outcome.failed()).isEqualTo(2);
        assertThat(outcome.articles()).isEqualTo(30);
    }

    /// Articles are never deleted here, so a count that goes back would be an answer that lost some.
    @Test
    void queries_run_on_while_the_index_is_replaced_and_none_fails_or_loses_an_article() throws Exception {
        send(0, 300, 1);
        AtomicBoolean over = new AtomicBoolean();
        try (SearchIndex live = place().open();
                SearchIndex reader = place().openReader();
                IndexSink sink = IndexSink.start(wire, CONFIG, live)) {
            awaitCount(live, 300);
            CompletableFuture<Long> asked = ask(live, over);
            CompletableFuture<Long> askedToo = ask(reader, over);
            CompletableFuture<Reindex.Outcome> rebuilt = CompletableFuture.supplyAsync(this::reindex, asking);
            int sent = 300;
            while (!doneSoon(rebuilt)) {
                send(sent, sent + 20, 1);
                send(0, 20, 2);
                sent += 20;
            }
            assertThat(rebuilt.join().articles()).isGreaterThanOrEqualTo(300);
            send(0, 20, 3);
            await().atMost(PATIENCE).until(() -> sink.failure().isPresent() || revision(live) == 3);
            assertThat(sink.failure()).isEmpty();
            awaitCount(live, sent);
            over.set(true);
            assertThat(asked.join()).isPositive();
            assertThat(askedToo.join()).isPositive();
            assertThat(sink.failure()).isEmpty();
            assertThat(reader.count()).isEqualTo(live.count());
        }
        long count = count();
        assertThat(reindex().articles())
                .as("built once more from the same topic")
                .isEqualTo(count);
        assertThat(count()).isEqualTo(count);
    }

    /// Paces the writing: some articles every 20 ms.
    private static boolean doneSoon(CompletableFuture<?> work) throws Exception {
        try {
            Object _ = work.get(20, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        }
    }

    private long count() {
        try (SearchIndex index = place().openReader()) {
            return index.count();
        }
    }

    private static int revision(SearchIndex index) {
        return index.article("a19").map(EnrichedArticle::getRevision).orElse(0);
    }

    private CompletableFuture<Long> ask(SearchIndex index, AtomicBoolean over) {
        return CompletableFuture.supplyAsync(
                () -> {
                    long queries = 0;
                    long least = 300;
                    while (!over.get()) {
                        long total = index.search(new SearchRequest("harbour", null, 5, null))
                                .total();
                        assertThat(total).isGreaterThanOrEqualTo(least);
                        least = Math.max(least, total);
                        queries++;
                    }
                    return queries;
                },
                asking);
    }
}
