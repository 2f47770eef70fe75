package io.wiredesk.desk.allinone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.wiredesk.desk.embedded.DataFolder;
import io.wiredesk.desk.record.FeedTopic;
import io.wiredesk.desk.settings.EffectiveSettings;
import io.wiredesk.ingest.subscribe.Subscriptions;
import io.wiredesk.news.Feed;
import io.wiredesk.news.FullText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
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
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From a hub's push to the index: the whole street, and a hub of the test's own. Prints how long each push took.
class PushIT {
    private static final int PUSHES = 10;

    private final CompletableFuture<Map<String, String>> asked = new CompletableFuture<>();
    private final AtomicInteger polls = new AtomicInteger();
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path folder;

    private HttpServer http;

    @BeforeEach
    void serve() throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        http.createContext("/", this::answer);
        http.start();
    }

    @AfterEach
    void stop() {
        http.stop(0);
        client.close();
    }

    @Test
    void what_a_hub_pushes_is_searchable_without_a_poll() throws Exception {
        int port = freePort();
        try (DataFolder data = DataFolder.open(folder.resolve("data"));
                AllInOne wire = AllInOne.start(settings(port), data)) {
            Feed feed = Subscriptions.feed(at("/rss"), null, List.of(), Instant.now());
            feed.setFullText(FullText.NEVER);
            FeedTopic.put(wire.wire(), List.of(feed));
            Map<String, String> hub = asked.get(60, TimeUnit.SECONDS);
            awaitCount(wire, 1);
            confirm(hub);
            awaitSeldomPolls(wire);
            int before = polls.get();

            List<Long> millis = IntStream.rangeClosed(1, PUSHES)
                    .mapToObj(i -> pushed(wire, hub, i))
                    .toList();
            System.out.println("milliseconds from push to searchable: " + millis);
            assertThat(polls).hasValue(before);
        }
    }

    /// @return milliseconds until it was searchable
    private long pushed(AllInOne wire, Map<String, String> hub, int number) {
        long sent = System.nanoTime();
        assertThat(push(hub, rss("Pushed " + number))).isEqualTo(200);
        awaitCount(wire, 1 + number);
        return (System.nanoTime() - sent) / 1_000_000;
    }

    private static void awaitCount(AllInOne wire, int count) {
        await().atMost(Duration.ofSeconds(60))
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(5))
                .until(() -> wire.index().count() == count);
    }

    private static void awaitSeldomPolls(AllInOne wire) {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> FeedTopic.statuses(wire.wire()).values().stream()
                        .anyMatch(status -> Duration.between(status.getPolledAt(), status.getNextPollAt())
                                        .compareTo(Duration.ofHours(1))
                                >= 0));
    }

    private EffectiveSettings settings(int port) {
        return EffectiveSettings.of(
                Map.of(),
                Map.of(),
                Map.ofEntries(
                        Map.entry("broker.port", "0"),
                        Map.entry("web.port", "0"),
                        Map.entry("ingest.allow-private", "true"),
                        Map.entry("ingest.poll-interval", "500ms"),
                        Map.entry("ingest.min-interval", "500ms"),
                        Map.entry("ingest.max-interval", "1h"),
                        Map.entry("ingest.host-spacing", "0ms"),
                        Map.entry("ingest.websub.callback-url", "http://127.0.0.1:" + port + "/hubs"),
                        Map.entry("ingest.websub.secret", "known to all instances"),
                        Map.entry("ingest.websub.port", Integer.toString(port))));
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] request = exchange.getRequestBody().readAllBytes();
            if (exchange.getRequestURI().getPath().equals("/hub")) {
                asked.complete(form(new String(request, StandardCharsets.UTF_8)));
                exchange.sendResponseHeaders(202, -1);
                return;
            }
            polls.incrementAndGet();
            byte[] body = rss("First told").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Map<String, String> form(String body) {
        return Arrays.stream(body.split("&"))
                .map(field -> field.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private void confirm(Map<String, String> hub) throws IOException, InterruptedException {
        String query = "?hub.mode=subscribe&hub.challenge=c&hub.lease_seconds=864000&hub.topic="
                + URLEncoder.encode(at("/rss"), StandardCharsets.UTF_8);
        HttpRequest request = HttpRequest.newBuilder(URI.create(hub.get("hub.callback") + query))
                .build();
        assertThat(client.send(request, BodyHandlers.ofString()).body()).isEqualTo("c");
    }

    private int push(Map<String, String> hub, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(
                    String.valueOf(hub.get("hub.secret")).getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String signature = HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
            HttpRequest request = HttpRequest.newBuilder(URI.create(String.valueOf(hub.get("hub.callback"))))
                    .header("Content-Type", "application/rss+xml")
                    .header("X-Hub-Signature", "sha256=" + signature)
                    .POST(BodyPublishers.ofString(body))
                    .build();
            return client.send(request, BodyHandlers.discarding()).statusCode();
        } catch (Exception e) {
            throw new IllegalStateException("the push could not be sent", e);
        }
    }

    private String rss(String title) {
        return "<rss version='2.0' xmlns:atom='http://www.w3.org/2005/Atom'><channel><title>T</title>"
                + "<link>https://quay.example/</link><description>d</description><atom:link rel='hub' href='"
                + at("/hub")
                + "'/><atom:link rel='self' href='" + at("/rss") + "'/><item><title>" + title
                + "</title><link>https://quay.example/" + title.replace(' ', '-')
                + "</link><description>The tide came in at Porthaven, said the harbour master.</description></item>"
                + "</channel></rss>";
    }

    private String at(String path) {
        return "http://127.0.0.1:" + http.getAddress().getPort() + path;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
