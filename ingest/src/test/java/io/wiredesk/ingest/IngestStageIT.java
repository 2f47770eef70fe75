package io.wiredesk.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.wiredesk.ingest.subscribe.Subscriptions;
import io.wiredesk.ingest.testing.LocalWeb;
import io.wiredesk.ingest.testing.LocalWeb.Reply;
import io.wiredesk.news.Article;
import io.wiredesk.news.Feed;
import io.wiredesk.news.FullText;
import io.wiredesk.schemas.config.Settings;
import io.wiredesk.schemas.config.WireConfig;
import io.wiredesk.schemas.testing.TestBroker;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestStageIT {
    private final WireConfig wire = new WireConfig(
            new WireConfig.Kafka(TestBroker.shared().bootstrapServers(), Map.of()),
            new WireConfig.Topics("t" + System.nanoTime() + ".", 2, (short) 1),
            new WireConfig.Schemas(null));
    private final IngestConfig config = Settings.read(
            IngestConfig.class,
            "ingest",
            Map.of(
                    "ingest.poll-interval",
                    "300ms",
                    "ingest.max-interval",
                    "300ms",
                    "ingest.host-spacing",
                    "0ms",
                    "ingest.allow-private",
                    "true",
                    "ingest.tick",
                    "50ms"));
    private final AtomicReference<String> text = new AtomicReference<>("As first told.");

    @Test
    void an_edit_is_revision_two_and_a_restart_repeats_nothing(@TempDir Path first, @TempDir Path second)
            throws Exception {
        HttpServer server = serve();
        try (var articles = new KafkaConsumer<>(
                reading(), new StringDeserializer(), wire.serde(Article.class).deserializer())) {
            List<Article> seen = new ArrayList<>();
            try (IngestStage stage = IngestStage.start(wire, config, first)) {
                subscribe("http://127.0.0.1:" + server.getAddress().getPort() + "/rss", FullText.NEVER);
                articles.subscribe(List.of(wire.names().articles()));
                awaitArticles(articles, seen, 1, stage);
                text.set("As corrected.");
                awaitArticles(articles, seen, 2, stage);
            }
            // An empty state folder: what is known comes back from the cluster.
            try (IngestStage stage = IngestStage.start(wire, config, second)) {
                text.set("As corrected again.");
                awaitArticles(articles, seen, 3, stage);
            }
            assertThat(seen).extracting(Article::getRevision).containsExactly(1, 2, 3);
            assertThat(seen)
                    .extracting(Article::getId)
                    .containsOnly(seen.getFirst().getId());
            assertThat(seen.get(1).getChanged()).containsExactly("text");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void a_teaser_comes_with_its_pages_text(@TempDir Path state) throws Exception {
        try (LocalWeb web = new LocalWeb();
                IngestStage stage = IngestStage.start(wire, config, state);
                var articles = new KafkaConsumer<>(
                        reading(),
                        new StringDeserializer(),
                        wire.serde(Article.class).deserializer())) {
            String told = "The harbour opens on Monday, said its master, and the ferries sail again. ".repeat(8);
            web.on("/robots.txt", Reply.of("text/plain", "User-agent: *\nDisallow: /forbidden\n"));
            for (String path : List.of("/open", "/forbidden")) {
                web.on(path, Reply.of("text/html", "<article><h1>The harbour opens</h1><p>" + told + "</p></article>"));
            }
            web.on("/rss", Reply.of("application/rss+xml", rss(List.of(web.at("/open"), web.at("/forbidden")))));
            subscribe(web.at("/rss"), FullText.AUTO);
            articles.subscribe(List.of(wire.names().articles()));
            List<Article> seen = new ArrayList<>();
            awaitArticles(articles, seen, 2, stage);
            int polls = web.targets().size() + 10;
            await().atMost(Duration.ofSeconds(60)).until(() -> web.targets().size() > polls);

            assertThat(seen)
                    .extracting(Article::getUrl, Article::getFullText)
                    .containsExactlyInAnyOrder(
                            org.assertj.core.groups.Tuple.tuple(web.at("/open"), true),
                            org.assertj.core.groups.Tuple.tuple(web.at("/forbidden"), false));
            assertThat(web.targets())
                    .filteredOn(target -> !target.equals("/rss"))
                    .containsExactly("/robots.txt", "/open");
        }
    }

    private static String rss(List<String> links) {
        return links.stream()
                .map(link -> "<item><title>The harbour opens</title><description>Read more</description><link>" + link
                        + "</link></item>")
                .collect(java.util.stream.Collectors.joining(
                        "",
                        "<rss version='2.0'><channel><title>T</title><link>https://t.example/</link>"
                                + "<description>d</description>",
                        "</channel></rss>"));
    }

    private static void awaitArticles(
            KafkaConsumer<String, Article> consumer, List<Article> seen, int count, IngestStage stage) {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            assertThat(stage.failure()).isEmpty();
            consumer.poll(Duration.ofMillis(100)).forEach(record -> seen.add(record.value()));
            return seen.size() >= count;
        });
    }

    private HttpServer serve() throws java.io.IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/rss", exchange -> {
            byte[] body = ("<rss version='2.0'><channel><title>T</title><link>https://t.example/</link>"
                            + "<description>d</description><item><title>One</title><link>https://t.example/1</link>"
                            + "<description>" + text.get() + "</description></item></channel></rss>")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private void subscribe(String url, FullText fullText) throws Exception {
        Feed feed = Subscriptions.feed(url, null, List.of(), Instant.now());
        feed.setFullText(fullText);
        try (var producer = new KafkaProducer<>(
                wire.clientProperties(),
                new StringSerializer(),
                wire.serde(Feed.class).serializer())) {
            var _ = producer.send(new ProducerRecord<>(wire.names().feeds(), feed.getId(), feed))
                    .get();
        }
    }

    private Properties reading() {
        Properties properties = wire.clientProperties();
        properties.put("group.id", "reader" + System.nanoTime());
        properties.put("auto.offset.reset", "earliest");
        properties.put("isolation.level", "read_committed");
        return properties;
    }
}
