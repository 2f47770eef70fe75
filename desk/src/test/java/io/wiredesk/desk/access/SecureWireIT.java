package io.wiredesk.desk.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.wiredesk.desk.demo.DemoFeed;
import io.wiredesk.desk.demo.DemoFeeds;
import io.wiredesk.desk.demo.DemoServer;
import io.wiredesk.desk.doctor.Doctor;
import io.wiredesk.desk.doctor.Finding;
import io.wiredesk.desk.record.FeedTopic;
import io.wiredesk.desk.record.QueryVectors;
import io.wiredesk.desk.record.SavedSearches;
import io.wiredesk.desk.settings.EffectiveSettings;
import io.wiredesk.desk.settings.MonitorSettings;
import io.wiredesk.desk.web.Explanations;
import io.wiredesk.desk.web.WebConfig;
import io.wiredesk.desk.web.WebServer;
import io.wiredesk.desk.web.WebSources;
import io.wiredesk.desk.webhook.WebhookDelivery;
import io.wiredesk.enrich.EnrichConfig;
import io.wiredesk.enrich.EnrichStage;
import io.wiredesk.enrich.trend.TrendConfig;
import io.wiredesk.enrich.trend.TrendStage;
import io.wiredesk.ingest.IngestConfig;
import io.wiredesk.ingest.IngestStage;
import io.wiredesk.ingest.subscribe.Subscriptions;
import io.wiredesk.monitor.LagMonitor;
import io.wiredesk.news.Feed;
import io.wiredesk.news.FullText;
import io.wiredesk.schemas.config.WireConfig;
import io.wiredesk.sink.IndexSink;
import io.wiredesk.sink.SearchIndex;
import io.wiredesk.sink.SinkConfig;
import io.wiredesk.sink.alert.AlertConfig;
import io.wiredesk.sink.alert.AlertStage;
import io.wiredesk.sink.lucene.LuceneIndex;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The whole street on a cluster with TLS, passwords and access control, each stage as a user of its own who may do
/// what
/// the list grants, and nothing else.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecureWireIT {
    private static final int ARTICLES = 73;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private static Path dir;

    private SecureBroker broker;

    @BeforeAll
    void start() throws Exception {
        broker = SecureBroker.start(dir);
        for (Map.Entry<String, List<Grant>> each :
                AccessList.of(wire("operator").names()).entrySet()) {
            broker.user("wiredesk-" + each.getKey(), "secret of " + each.getKey(), each.getValue());
        }
    }

    @AfterAll
    void stop() {
        broker.close();
    }

    private EffectiveSettings settings(String stage) {
        Map<String, String> all = new HashMap<>(broker.settings("wiredesk-" + stage, "secret of " + stage));
        all.put("topics.replication", "1");
        all.put("topics.partitions", "2");
        all.put("ingest.allow-private", "true");
        all.put("ingest.poll-interval", "2s");
        all.put("ingest.max-interval", "2s");
        all.put("ingest.host-spacing", "0ms");
        all.put("web.port", "0");
        return EffectiveSettings.of(Map.of(), Map.of(), all);
    }

    private WireConfig wire(String stage) {
        return settings(stage).wire();
    }

    @Test
    void each_stage_does_its_work_with_what_it_is_granted_and_nothing_is_refused() throws Exception {
        WireConfig operator = wire("operator");
        operator.createTopics();
        List<DemoFeed> feeds = DemoFeeds.load();
        AlertConfig alerting = settings("alerts").read(AlertConfig.class);
        try (DemoServer server = DemoServer.start(feeds, InstantSource.system(), 0);
                IngestStage ingest = IngestStage.start(
                        wire("ingest"), settings("ingest").read(IngestConfig.class), dir.resolve("i"));
                var enrich = EnrichStage.start(
                        wire("enrich"), settings("enrich").read(EnrichConfig.class), dir.resolve("e"));
                var trends =
                        TrendStage.start(wire("trends"), settings("trends").read(TrendConfig.class), dir.resolve("t"));
                AlertStage alerts = AlertStage.start(wire("alerts"), alerting, dir.resolve("a"));
                WebhookDelivery webhooks = WebhookDelivery.start(wire("alerts"), alerting);
                SearchIndex index = LuceneIndex.open(dir.resolve("index"));
                IndexSink sink = IndexSink.start(wire("sink"), settings("sink").read(SinkConfig.class), index);
                LagMonitor monitor = settings("monitor")
                        .read(MonitorSettings.class)
                        .monitor(wire("monitor"), InstantSource.system())) {
            new SavedSearches(operator).put(SavedSearches.make("all", "the", false, null, Instant.now()));
            FeedTopic.put(operator, subscriptions(feeds, server.addresses()));

            await().atMost(PATIENCE).until(() -> {
                assertThat(ingest.failure()).isEmpty();
                assertThat(enrich.failure()).isEmpty();
                assertThat(sink.failure()).isEmpty();
                return index.count() == ARTICLES;
            });
            assertThat(monitor.sample().groups()).isNotEmpty();
            assertThat(monitor.sample().unreadable()).isEmpty();
            assertThat(page(index)).contains("<ol class=\"articles\"");
            assertThat(read("subscriber", wire("subscriber").names().enriched()))
                    .isPositive();
            assertThat(alerts.failure()).isEmpty();
            assertThat(trends.failure()).isEmpty();
            assertThat(webhooks.failure()).isEmpty();
        }
        assertThat(RecordingAuthorizer.REFUSED).isEmpty();
    }

    private static List<Feed> subscriptions(List<DemoFeed> feeds, List<URI> addresses) {
        List<Feed> all = new ArrayList<>();
        for (int i = 0; i < feeds.size(); i++) {
            Feed feed =
                    Subscriptions.feed(addresses.get(i).toString(), feeds.get(i).title(), List.of(), Instant.now());
            feed.setFullText(FullText.NEVER);
            all.add(feed);
        }
        return all;
    }

    private String page(SearchIndex index) throws Exception {
        EffectiveSettings web = settings("web");
        try (WebServer server = WebServer.start(
                        web.read(WebConfig.class),
                        new WebSources(
                                index,
                                Optional::empty,
                                web.wire(),
                                () -> true,
                                new Explanations(web.read(EnrichConfig.class)),
                                new QueryVectors()));
                HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest feeds =
                    HttpRequest.newBuilder(server.address().resolve("feeds")).build();
            await().atMost(PATIENCE)
                    .until(() ->
                            http.send(feeds, BodyHandlers.ofString()).body().contains("9 feeds"));
            HttpRequest search = HttpRequest.newBuilder(server.address().resolve("search?q=lang:fr"))
                    .build();
            return http.send(search, BodyHandlers.ofString()).body();
        }
    }

    private int read(String user, String topic) {
        Properties properties = wire(user).clientProperties();
        properties.put("group.id", "subscriber-1");
        properties.put("auto.offset.reset", "earliest");
        properties.put("isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.subscribe(List.of(topic));
            int[] records = {0};
            await().atMost(PATIENCE).until(() -> {
                records[0] += consumer.poll(Duration.ofMillis(500)).count();
                return records[0] > 0;
            });
            return records[0];
        }
    }

    @Test
    void no_stage_does_another_s_work() {
        wire("operator").createTopics();
        for (String stage : List.of("sink", "alerts", "trends", "monitor", "subscriber")) {
            assertThatThrownBy(() -> write(stage, wire(stage).names().enriched()))
                    .as(stage)
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(AuthorizationException.class);
        }
        assertThatThrownBy(() -> write("enrich", wire("enrich").names().articles()))
                .hasCauseInstanceOf(AuthorizationException.class);
        RecordingAuthorizer.REFUSED.clear();
    }

    private void write(String user, String topic) throws Exception {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                wire(user).clientProperties(), new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.send(new ProducerRecord<>(topic, new byte[] {1}, new byte[] {1}))
                    .get();
        }
    }

    @Test
    void a_wrong_password_is_told_in_one_line() {
        Map<String, String> wrong = new HashMap<>(broker.settings("wiredesk-sink", "wrong"));
        List<Finding> findings = new Doctor(EffectiveSettings.of(Map.of(), Map.of(), wrong)).examine(true);
        assertThat(findings).anySatisfy(finding -> {
            assertThat(finding.ok()).isFalse();
            assertThat(finding.toString()).contains("uthentication");
        });
    }
}
