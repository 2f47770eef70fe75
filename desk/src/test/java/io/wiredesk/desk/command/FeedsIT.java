package io.wiredesk.desk.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.wiredesk.desk.embedded.EmbeddedBroker;
import io.wiredesk.desk.record.FeedTopic;
import io.wiredesk.desk.record.KeyedTopic;
import io.wiredesk.desk.settings.EffectiveSettings;
import io.wiredesk.news.BasicAuth;
import io.wiredesk.news.Change;
import io.wiredesk.news.ChangeKind;
import io.wiredesk.news.Feed;
import io.wiredesk.news.FeedStatus;
import io.wiredesk.news.FullText;
import io.wiredesk.news.PollResult;
import io.wiredesk.schemas.config.WireConfig;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The commands that keep subscriptions, on a real broker.
class FeedsIT {
    private static final String RSS =
            "<rss version='2.0'><channel><title>T</title><item><title>One</title></item>" + "</channel></rss>";

    @TempDir
    private static Path folder;

    private static @Nullable EmbeddedBroker broker;
    private static @Nullable HttpServer http;

    private record Ran(int code, String out, String err) {
        JsonNode json() throws IOException {
            return JsonMapper.builder().build().readTree(out);
        }
    }

    @BeforeAll
    static void start() throws IOException {
        broker = EmbeddedBroker.start(folder.resolve("broker"), 0);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/feed.xml", exchange -> answer(exchange, RSS));
        server.createContext(
                "/named",
                exchange -> answer(
                        exchange,
                        "<html><head>"
                                + "<link rel='alternate' type='application/rss+xml' href='/feed.xml'>"
                                + "<link rel='alternate' type='application/feed+json' href='http://localhost:1/feed.json'></head></html>"));
        server.createContext(
                "/anchored",
                exchange -> answer(
                        exchange,
                        "<html><body><a href='/rss'>broken</a>" + "<a href='/feed.xml?a=1'>RSS</a></body></html>"));
        server.createContext(
                "/site/",
                exchange -> answer(
                        exchange,
                        exchange.getRequestURI().getPath().equals("/site/feed/")
                                ? RSS
                                : "<html><body>Hello</body></html>"));
        server.createContext("/nothing", exchange -> answer(exchange, "<html><body>Hello</body></html>"));
        server.createContext("/locked", FeedsIT::locked);
        server.start();
        http = server;
    }

    @AfterAll
    static void stop() {
        Objects.requireNonNull(http).stop(0);
        Objects.requireNonNull(broker).close();
    }

    @AfterEach
    void removeAll() {
        FeedTopic.remove(wire(), FeedTopic.feeds(wire()).keySet());
    }

    private static void answer(HttpExchange exchange, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private static void locked(HttpExchange exchange) throws IOException {
        boolean open =
                "Basic cmVhZGVyOmh1bnRlcjI=".equals(exchange.getRequestHeaders().getFirst("Authorization"));
        exchange.sendResponseHeaders(open ? 200 : 401, open ? RSS.length() : -1);
        if (open) {
            exchange.getResponseBody().write(RSS.getBytes(StandardCharsets.UTF_8));
        }
        exchange.close();
    }

    private static String[] settings() {
        return new String[] {
            "--kafka.bootstrap-servers=" + Objects.requireNonNull(broker).bootstrapServers(),
            "--topics.replication=1",
            "--ingest.allow-private=true"
        };
    }

    private static WireConfig wire() {
        WireConfig wire = EffectiveSettings.of(
                        Map.of(),
                        Map.of(),
                        Map.of(
                                "kafka.bootstrap-servers",
                                Objects.requireNonNull(broker).bootstrapServers(),
                                "topics.replication",
                                "1"))
                .wire();
        wire.createTopics();
        return wire;
    }

    private static Ran run(boolean terminal, String in, String... args) {
        List<String> all = new ArrayList<>(Arrays.asList(args));
        all.addAll(List.of(settings()));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Shell shell = new Shell(
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(),
                terminal);
        int code = WiredeskCommand.run(shell, all.toArray(String[]::new));
        return new Ran(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static Ran run(String... args) {
        return run(false, "", args);
    }

    private static String url(String path) {
        return "http://127.0.0.1:" + Objects.requireNonNull(http).getAddress().getPort() + path;
    }

    private static List<String> subscribed() {
        return FeedTopic.feeds(wire()).values().stream()
                .map(Feed::getUrl)
                .sorted()
                .toList();
    }

    private static Feed only() {
        return FeedTopic.feeds(wire()).values().iterator().next();
    }

    @Test
    void a_feed_is_added_with_all_that_is_said_of_it_and_no_secret_is_shown() {
        Ran ran = run(
                false,
                "hunter2\n",
                "feeds add --interval 5m --full-text never --language fr --header X-Key:hunter3 --user reader --weight 2.5"
                        .concat(" --tag News/World --tag mine --title Named ")
                        .concat(url("/locked"))
                        .split(" ", -1));

        assertThat(ran.code()).as(ran.err()).isZero();
        assertThat(only())
                .isEqualTo(Feed.newBuilder(only())
                        .setIntervalSeconds(300)
                        .setFullText(FullText.NEVER)
                        .setLanguage("fr")
                        .setHeaders(Map.of("X-Key", "hunter3"))
                        .setBasicAuth(new BasicAuth("reader", "hunter2"))
                        .setWeight(2.5)
                        .setTags(List.of("News/World", "mine"))
                        .setTitle("Named")
                        .build());
        for (String command : List.of(
                "feeds list",
                "feeds list --json",
                "feeds status --json",
                "feeds export",
                "tail news.feeds --from beginning --no-follow --json")) {
            assertThat(run(command.split(" ", -1)).out())
                    .as(command)
                    .contains("/locked")
                    .doesNotContain("hunter");
        }
        assertThat(run("feeds", "export", "--secrets").out()).contains("hunter2", "hunter3");
    }

    @Test
    void a_page_stands_for_the_feeds_it_names_links_to_or_usually_has() {
        assertThat(run("feeds", "add", url("/named"), "--header", "X-Key: k").code())
                .isZero();
        assertThat(subscribed()).containsExactly(url("/feed.xml"), "http://localhost:1/feed.json");
        assertThat(FeedTopic.feeds(wire()).values())
                .filteredOn(feed -> !feed.getHeaders().isEmpty())
                .extracting(Feed::getUrl)
                .containsExactly(url("/feed.xml"));
        removeAll();

        assertThat(run("feeds", "add", url("/anchored"), url("/site/")).code()).isZero();
        assertThat(subscribed()).containsExactly(url("/feed.xml?a=1"), url("/site/feed/"));
    }

    @Test
    void what_names_no_feed_is_a_line_and_the_others_are_added() {
        Ran ran = run("feeds", "add", url("/locked"), "ftp://127.0.0.1/", url("/feed.xml"));

        assertThat(ran.code()).isEqualTo(1);
        assertThat(ran.err()).hasLineCount(2).contains("401").contains("not an http or https address");
        assertThat(subscribed()).containsExactly(url("/feed.xml"));
    }

    @Test
    void wrong_settings_are_wrong_usage() {
        for (String option : List.of(
                "--interval soon",
                "--weight -1",
                "--header nonsense",
                "--language not!a!language",
                "--full-text often",
                "--header Host:x",
                "--interval 0s")) {
            Ran ran = run(("feeds add --unchecked https://a.example/rss " + option).split(" ", -1));
            assertThat(ran.code()).as(option).isEqualTo(2);
            assertThat(ran.err()).as(option).hasLineCount(1);
        }
        assertThat(subscribed()).isEmpty();
    }

    @Test
    void opml_goes_in_and_comes_out_and_a_second_import_changes_nothing() throws IOException {
        Path file = Files.writeString(
                folder.resolve("in.opml"),
                "<opml version='2.0'><body><outline text='News'>"
                        + "<outline text='A' xmlUrl='https://a.example/rss' htmlUrl='https://a.example/'/>"
                        + "<outline text='Deep'><outline text='B' xmlUrl='https://b.example/rss'/></outline></outline>"
                        + "<outline text='C' type='rss'/></body></opml>");
        Ran ran = run("feeds", "import", file.toString());
        Map<String, Feed> imported = FeedTopic.feeds(wire());

        assertThat(ran.code()).isZero();
        assertThat(ran.err()).hasLineCount(1).contains("'C'");
        assertThat(imported.values())
                .extracting(Feed::getTags)
                .containsExactlyInAnyOrder(List.of("News"), List.of("News/Deep"));

        Path out = folder.resolve("out.opml");
        assertThat(run("feeds", "export", "--output", out.toString()).code()).isZero();
        assertThat(Files.readString(out)).contains("htmlUrl=\"https://a.example/\"");
        removeAll();
        assertThat(run("feeds", "import", out.toString()).code()).isZero();
        assertThat(FeedTopic.feeds(wire())).isEqualTo(imported);
        run("feeds", "import", file.toString());
        assertThat(FeedTopic.feeds(wire())).isEqualTo(imported);
    }

    @Test
    void a_bar_moves_on_a_terminal_only() throws IOException {
        Path file = Files.writeString(
                folder.resolve("bar.opml"), "<opml><body><outline xmlUrl='https://a.example/rss'/></body></opml>");

        assertThat(run(true, "", "feeds", "import", file.toString()).err()).contains("100 %  1 of 1");
        assertThat(run(false, "", "feeds", "import", file.toString()).err()).isEmpty();
    }

    @Test
    void status_tells_what_came_of_polls_in_the_order_that_is_asked_for() throws Exception {
        run("feeds", "add", "--unchecked", "https://a.example/rss", "https://b.example/rss", "https://c.example/rss");
        status("https://a.example/rss", PollResult.NOT_MODIFIED, 0, null);
        status("https://b.example/rss", PollResult.FAILED, 3, "b.example answered HTTP 500");

        Ran ran = run("feeds", "status", "--sort", "failures");
        assertThat(ran.out().lines().toList())
                .satisfiesExactly(
                        head -> assertThat(head).contains("FAILURES", "NEXT POLL", "A DAY", "304"),
                        b -> assertThat(b).contains("failed", "  3  ", "https://b.example/rss"),
                        message -> assertThat(message).contains("b.example answered HTTP 500"),
                        a -> assertThat(a).contains("not-modified", "2026-03-03T11:00:00Z", "12.0", "75%"),
                        c -> assertThat(c).contains("unpolled", "now", "https://c.example/rss"));
        assertThat(ran.err()).contains("1 feeds were not polled yet");

        JsonNode json = run("feeds", "status", "--json", "--sort", "next").json();
        assertThat(json.findValuesAsText("url"))
                .containsExactly("https://a.example/rss", "https://b.example/rss", "https://c.example/rss");
        assertThat(json.at("/0/not_modified_share").asDouble()).isEqualTo(0.75);
        assertThat(json.at("/0/entries_per_day").asDouble()).isEqualTo(12);
        assertThat(json.at("/2/polled_at").isNull()).isTrue();
    }

    private static void status(String url, PollResult result, int failures, @Nullable String message) throws Exception {
        WireConfig wire = wire();
        FeedStatus status = FeedStatus.newBuilder()
                .setFeedId(io.wiredesk.ingest.subscribe.FeedId.of(url))
                .setUrl(url)
                .setResult(result)
                .setMessage(message)
                .setFailures(failures)
                .setPolls(4)
                .setNotModified(3)
                .setEntriesPerDay(12.0)
                .setPolledAt(Instant.parse("2026-03-03T10:00:00Z"))
                .setNextPollAt(Instant.parse("2026-03-03T1" + (failures + 1) + ":00:00Z"))
                .build();
        try (var producer = new KafkaProducer<>(
                wire.clientProperties(),
                new StringSerializer(),
                wire.serde(FeedStatus.class).serializer())) {
            var _ = producer.send(new ProducerRecord<>(wire.names().feedStatus(), status.getFeedId(), status))
                    .get();
        }
    }

    @Test
    void removing_is_by_address_or_id_and_an_unknown_one_is_named() {
        run("feeds", "add", "--unchecked", "https://a.example/rss", "https://b.example/rss");
        String id = io.wiredesk.ingest.subscribe.FeedId.of("https://b.example/rss");
        assertThat(noted(id)).satisfies(change -> {
            assertThat(change.getKind()).isEqualTo(ChangeKind.FEED);
            assertThat(change.getAction()).isEqualTo("saved");
            assertThat(change.getDetail()).isEqualTo("https://b.example/rss");
            assertThat(change.getBy()).startsWith("command " + System.getProperty("user.name") + "@");
        });

        assertThat(run("feeds", "remove", "https://A.example/rss", id).code()).isZero();
        assertThat(subscribed()).isEmpty();
        Ran again = run("feeds", "remove", "https://a.example/rss");
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err())
                .hasLineCount(1)
                .contains("https://a.example/rss")
                .contains("feeds list");
        assertThat(noted(id).getAction()).isEqualTo("removed");
    }

    /// The newest change of a feed on the audit topic.
    private static Change noted(String feedId) {
        return Objects.requireNonNull(new KeyedTopic<>(wire(), wire().names().audit(), Change.class)
                .all()
                .get(feedId));
    }
}
