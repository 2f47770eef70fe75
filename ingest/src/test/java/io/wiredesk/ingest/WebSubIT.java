package io.wiredesk.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wiredesk.ingest.subscribe.Subscriptions;
import io.wiredesk.ingest.testing.LocalWeb;
import io.wiredesk.ingest.testing.LocalWeb.Reply;
import io.wiredesk.ingest.testing.LocalWeb.Request;
import io.wiredesk.news.Article;
import io.wiredesk.news.Feed;
import io.wiredesk.news.FeedStatus;
import io.wiredesk.news.FullText;
import io.wiredesk.schemas.config.Settings;
import io.wiredesk.schemas.config.WireConfig;
import io.wiredesk.schemas.testing.TestBroker;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A hub of the test's own, a broker, the stage as it runs.
class WebSubIT {
    private static final String CHALLENGE = "so-you-mean-it";

    private final WireConfig wire = new WireConfig(
            new WireConfig.Kafka(TestBroker.shared().bootstrapServers(), Map.of()),
            new WireConfig.Topics("t" + System.nanoTime() + ".", 2, (short) 1),
            new WireConfig.Schemas(null));
    private final HttpClient client = HttpClient.newHttpClient();

    @Test
    void a_feed_with_a_hub_is_pushed_and_hardly_polled_any_more(@TempDir Path state) throws Exception {
        int port = freePort();
        try (LocalWeb web = new LocalWeb();
                var articles = reader(Article.class);
                var statuses = reader(FeedStatus.class)) {
            web.on("/hub", Reply.of(202, Map.of()));
            web.on("/rss", Reply.of("application/rss+xml", rss(web, "First told")));
            articles.subscribe(List.of(wire.names().articles()));
            statuses.subscribe(List.of(wire.names().feedStatus()));
            try (IngestStage stage = IngestStage.start(wire, config(port), state)) {
                subscribe(web.at("/rss"));
                Map<String, String> asked = form(awaited(web, "/hub"));
                assertThat(asked)
                        .containsEntry("hub.mode", "subscribe")
                        .containsEntry("hub.topic", web.at("/rss"))
                        .containsEntry("hub.lease_seconds", "864000")
                        .containsKeys("hub.secret", "hub.callback");
                assertThat(confirm(asked, web.at("/rss"))).isEqualTo(CHALLENGE);
                assertThat(confirm(asked, web.at("/other"))).isEmpty();
                awaitSeldomPolls(statuses, stage);

                List<Article> seen = new ArrayList<>();
                awaitArticles(articles, seen, 1, stage);
                int polls = web.targets().size();
                assertThat(push(asked, rss(web, "Forged"), "another secret")).isEqualTo(202);
                long sent = System.nanoTime();
                assertThat(push(asked, rss(web, "Just told"), String.valueOf(asked.get("hub.secret"))))
                        .isEqualTo(200);
                awaitArticles(articles, seen, 2, stage);
                System.out.printf(
                        "a push was on the articles topic after %d ms%n", (System.nanoTime() - sent) / 1_000_000);

                assertThat(seen).extracting(Article::getTitle).containsExactly("First told", "Just told");
                assertThat(web.targets()).hasSize(polls);
            }
        }
    }

    private IngestConfig config(int port) {
        return Settings.read(
                IngestConfig.class,
                "ingest",
                Map.of(
                        "ingest.poll-interval",
                        "500ms",
                        "ingest.min-interval",
                        "500ms",
                        "ingest.max-interval",
                        "1h",
                        "ingest.allow-private",
                        "true",
                        "ingest.host-spacing",
                        "0ms",
                        "ingest.websub.callback-url",
                        "http://127.0.0.1:" + port + "/hubs",
                        "ingest.websub.secret",
                        "known to all instances",
                        "ingest.websub.port",
                        Integer.toString(port)));
    }

    private static Request awaited(LocalWeb web, String path) {
        await().atMost(Duration.ofSeconds(60)).until(() -> web.targets().contains(path));
        return web.requests().stream()
                .filter(request -> request.target().equals(path))
                .findFirst()
                .orElseThrow();
    }

    /// What a hub does before it believes a subscription: WebSub §5.3.
    private String confirm(Map<String, String> asked, String topic) throws IOException, InterruptedException {
        String query = "?hub.mode=subscribe&hub.challenge=" + CHALLENGE + "&hub.lease_seconds=864000&hub.topic="
                + URLEncoder.encode(topic, StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(asked.get("hub.callback") + query))
                .build();
        return client.send(request, BodyHandlers.ofString()).body();
    }

    private int push(Map<String, String> asked, String body, String secret) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signature = HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        HttpRequest request = HttpRequest.newBuilder(URI.create(asked.get("hub.callback")))
                .header("Content-Type", "application/rss+xml")
                .header("X-Hub-Signature", "sha256=" + signature)
                .POST(BodyPublishers.ofString(body))
                .build();
        return client.send(request, BodyHandlers.discarding()).statusCode();
    }

    private static void awaitSeldomPolls(KafkaConsumer<String, FeedStatus> statuses, IngestStage stage) {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            assertThat(stage.failure()).isEmpty();
            List<FeedStatus> seen = new ArrayList<>();
            statuses.poll(Duration.ofMillis(100)).forEach(record -> seen.add(record.value()));
            return seen.stream()
                    .anyMatch(status -> Duration.between(status.getPolledAt(), status.getNextPollAt())
                                    .compareTo(Duration.ofHours(1))
                            >= 0);
        });
    }

    private static void awaitArticles(
            KafkaConsumer<String, Article> articles, List<Article> seen, int count, IngestStage stage) {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(1))
                .until(() -> {
                    assertThat(stage.failure()).isEmpty();
                    articles.poll(Duration.ofMillis(50)).forEach(record -> seen.add(record.value()));
                    return seen.size() >= count;
                });
    }

    private static Map<String, String> form(Request request) {
        return Arrays.stream(request.body().split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static String rss(LocalWeb web, String title) {
        return "<rss version='2.0' xmlns:atom='http://www.w3.org/2005/Atom'><channel><title>T</title>"
                + "<link>https://t.example/</link><description>d</description><atom:link rel='hub' href='"
                + web.at("/hub") + "'/><atom:link rel='self' href='" + web.at("/rss") + "'/><item><title>" + title
                + "</title><link>https://t.example/" + title.hashCode()
                + "</link><description>Text</description></item>"
                + "</channel></rss>";
    }

    private void subscribe(String url) throws Exception {
        Feed feed = Subscriptions.feed(url, null, List.of(), Instant.now());
        feed.setFullText(FullText.NEVER);
        try (var producer = new KafkaProducer<>(
                wire.clientProperties(),
                new StringSerializer(),
                wire.serde(Feed.class).serializer())) {
            var _ = producer.send(new ProducerRecord<>(wire.names().feeds(), feed.getId(), feed))
                    .get();
        }
    }

    private <T extends SpecificRecord> KafkaConsumer<String, T> reader(Class<T> type) {
        Properties properties = wire.clientProperties();
        properties.put("group.id", "reader" + System.nanoTime());
        properties.put("auto.offset.reset", "earliest");
        properties.put("isolation.level", "read_committed");
        return new KafkaConsumer<>(
                properties, new StringDeserializer(), wire.serde(type).deserializer());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
