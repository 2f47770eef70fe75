package io.wiredesk.desk.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.wiredesk.desk.embedded.DataFolder;
import io.wiredesk.desk.record.FeedTopic;
import io.wiredesk.desk.record.TopicReader;
import io.wiredesk.desk.settings.EffectiveSettings;
import io.wiredesk.ingest.subscribe.Subscriptions;
import io.wiredesk.news.Feed;
import io.wiredesk.news.FeedStatus;
import io.wiredesk.news.FullText;
import io.wiredesk.schemas.DeadLetter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is wrong costs itself and nothing else: each fault has its line, and what is right goes on.
class BadInputIT {
    private static final Map<String, String> FAULTS = Map.of(
            "/page.html", "HTML",
            "/empty", "empty",
            "/malformed", "feed",
            "/500", "HTTP 500",
            "/hangs", "no answer",
            "/huge", "bigger");

    @TempDir
    private Path folder;

    private HttpServer http;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile int article = 1;

    @BeforeEach
    void serve() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", this::answer);
        http.start();
    }

    @AfterEach
    void stop() {
        closing.countDown();
        http.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            switch (exchange.getRequestURI().getPath()) {
                case "/good" -> send(exchange, 200, good(article));
                case "/page.html" -> send(exchange, 200, "<!doctype html><html><body><p>Hello</p></body></html>");
                case "/empty" -> send(exchange, 200, "");
                case "/malformed" -> send(exchange, 200, "\u0001\u0002 neither here < nor there");
                case "/huge" -> send(exchange, 200, "x".repeat(20_000));
                case "/hangs" -> closing.await();
                default -> send(exchange, 500, "");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String good(int article) {
        return """
                <rss version="2.0"><channel><title>Quay</title><item><title>Tide %d</title>
                <link>https://quay.example/%d</link><description>The tide came in at Porthaven.</description>
                </item></channel></rss>""".formatted(article, article);
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private EffectiveSettings settings(String port) {
        return EffectiveSettings.of(
                Map.of(),
                Map.of(),
                Map.of(
                        "broker.port", port,
                        "web.port", "0",
                        "ingest.allow-private", "true",
                        "ingest.poll-interval", "500ms",
                        "ingest.max-interval", "500ms",
                        "ingest.host-spacing", "0ms",
                        "ingest.host-requests", "64",
                        "ingest.timeout", "500ms",
                        "ingest.max-body-bytes", "10000"));
    }

    @Test
    void each_bad_feed_has_its_line_and_bad_records_are_put_aside_while_the_rest_goes_on() throws Exception {
        try (DataFolder data = DataFolder.open(folder.resolve("data"));
                AllInOne wire = AllInOne.start(settings("0"), data)) {
            Map<String, String> ids = subscribe(wire);
            await(() -> wire.index().count() == 1);
            await(() -> FeedTopic.statuses(wire.wire()).size() == FAULTS.size() + 1);
            Map<String, FeedStatus> statuses = FeedTopic.statuses(wire.wire());
            FAULTS.forEach((path, word) -> {
                FeedStatus status = Objects.requireNonNull(statuses.get(ids.get(path)), path);
                assertThat(status.getMessage())
                        .as(path)
                        .containsIgnoringCase(word)
                        .hasLineCount(1);
            });

            for (String topic : List.of("news.feeds", "news.articles", "news.enriched")) {
                garbage(wire, topic);
            }
            article = 2;
            await(() -> wire.index().count() == 2);
            await(() -> deadLetters(wire).size() == 3);
            assertThat(deadLetters(wire).values()).allMatch(reason -> reason.contains("wire format"));
            assertThat(wire.failure()).isEmpty();
            assertThat(wire.running()).isTrue();
        }
    }

    private Map<String, String> subscribe(AllInOne wire) {
        Map<String, String> ids = new HashMap<>();
        List<Feed> feeds = Stream.concat(Stream.of("/good"), FAULTS.keySet().stream())
                .map(path -> {
                    Feed feed = Subscriptions.feed(
                            "http://127.0.0.1:" + http.getAddress().getPort() + path, null, List.of(), Instant.now());
                    feed.setFullText(FullText.NEVER);
                    ids.put(path, feed.getId());
                    return feed;
                })
                .toList();
        FeedTopic.put(wire.wire(), feeds);
        return ids;
    }

    private static void await(java.util.concurrent.Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(condition);
    }

    private static void garbage(AllInOne wire, String topic) throws Exception {
        Properties properties = wire.wire().clientProperties();
        try (var producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            var _ = producer.send(new ProducerRecord<>(topic, new byte[] {'k'}, new byte[] {1, 2, 3}))
                    .get();
        }
    }

    /// Reasons by the topic that the record came from.
    private static Map<String, String> deadLetters(AllInOne wire) {
        Map<String, String> reasons = new HashMap<>();
        try (TopicReader reader =
                TopicReader.open(wire.wire(), wire.wire().names().deadLetters(), Instant.MIN)) {
            while (!reader.atEnd()) {
                for (ConsumerRecord<String, byte[]> record : reader.next(Duration.ofMillis(200))) {
                    reasons.put(header(record, DeadLetter.TOPIC), header(record, DeadLetter.REASON));
                }
            }
        }
        return reasons;
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Test
    void a_taken_port_is_one_line_that_says_what_to_do_and_the_folder_can_be_used_again() throws Exception {
        try (DataFolder data = DataFolder.open(folder.resolve("data"));
                ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            assertThatThrownBy(() -> AllInOne.start(settings(port), data))
                    .hasMessageContaining(port)
                    .hasMessageContaining("choose another");
            try (AllInOne wire = AllInOne.start(settings("0"), data)) {
                assertThat(wire.running()).isTrue();
            }
        }
    }
}
