package io.wiredesk.ingest.poll;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.wiredesk.ingest.fetch.FetchLimits;
import io.wiredesk.ingest.poll.PollOutcome.Failed;
import io.wiredesk.ingest.poll.PollOutcome.Fetched;
import io.wiredesk.ingest.poll.PollOutcome.Gone;
import io.wiredesk.ingest.poll.PollOutcome.NotModified;
import io.wiredesk.ingest.poll.PollOutcome.Refused;
import io.wiredesk.ingest.poll.PollOutcome.Validators;
import io.wiredesk.news.BasicAuth;
import io.wiredesk.news.Feed;
import io.wiredesk.news.FeedStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PollTest {
    private static final String RSS = "<rss version='2.0'><channel><title>T</title><link>https://t.example/</link>"
            + "<description>d</description><item><title>One</title></item></channel></rss>";

    private final CountDownLatch end = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Set<String>> overheard = new ConcurrentLinkedQueue<>();
    private final HttpServer server = server();
    private final Poll poll = new Poll(limits(true), InstantSource.system());

    private static HttpServer server() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static PollLimits limits(boolean allowPrivate) {
        return new PollLimits(new FetchLimits(Duration.ofSeconds(2), 5_000, 3, allowPrivate, "test"), 10);
    }

    @BeforeEach
    void serve() {
        server.setExecutor(threads);
        server.createContext("/feed", e -> conditional(e));
        server.createContext("/gzip", e -> answer(e, 200, gzip(RSS), Map.of("Content-Encoding", "gzip")));
        server.createContext("/bomb", e -> answer(e, 200, gzip("x".repeat(9_000)), Map.of("Content-Encoding", "gzip")));
        server.createContext("/moved", e -> answer(e, 301, bytes(""), Map.of("Location", "/feed")));
        server.createContext("/found", e -> answer(e, 302, bytes(""), Map.of("Location", "/feed")));
        server.createContext("/loop", e -> answer(e, 302, bytes(""), Map.of("Location", "/loop")));
        server.createContext("/gone", e -> answer(e, 410, bytes(""), Map.of()));
        server.createContext("/busy", e -> answer(e, 503, bytes(""), Map.of("Retry-After", "120")));
        server.createContext("/error", e -> answer(e, 500, bytes("oops"), Map.of()));
        server.createContext("/empty", e -> answer(e, 200, bytes(""), Map.of()));
        server.createContext("/html", e -> answer(e, 200, bytes("<html><body>Hi</body></html>"), Map.of()));
        server.createContext("/malformed", e -> answer(e, 200, bytes("<rss><chan"), Map.of()));
        server.createContext("/big", e -> answer(e, 200, bytes("x".repeat(6_000)), Map.of()));
        server.createContext("/slow", e -> hang(e));
        server.createContext("/locked", e -> locked(e));
        server.createContext("/away", e -> answer(e, 302, bytes(""), Map.of("Location", otherHost("/overheard"))));
        server.createContext("/overheard", e -> overhear(e));
        server.start();
    }

    @AfterEach
    void stop() {
        end.countDown();
        server.stop(0);
        poll.close();
        threads.close();
    }

    @Test
    void a_feed_is_fetched_with_its_validators_and_the_next_request_is_conditional() throws Exception {
        var fetched = (Fetched) poll("/feed", null);
        var again = (NotModified) poll("/feed", status(fetched.received().validators(), "/feed"));

        assertThat(fetched.received().validators().etag()).isEqualTo("W/\"7\"");
        assertThat(fetched.feed().entries()).hasSize(1);
        assertThat(again.received().status()).isEqualTo(304);
        assertThat(again.received().validators()).isEqualTo(fetched.received().validators());
    }

    @Test
    void the_same_bytes_are_not_modified_and_gzip_is_unpacked() throws Exception {
        var fetched = (Fetched) poll("/gzip", null);

        assertThat(poll("/gzip", status(fetched.received().validators(), "/gzip")))
                .isInstanceOf(NotModified.class);
    }

    @Test
    void credentials_and_headers_open_the_feed_on_its_own_host() throws Exception {
        assertThat(poll("/locked", null)).isEqualTo(new Failed(401, host() + " answered HTTP 401"));
        assertThat(poll.poll(withSecrets(address("/locked")), null)).isInstanceOf(Fetched.class);
    }

    @Test
    void credentials_and_headers_stay_at_home_when_the_feed_leads_or_has_moved_elsewhere() throws Exception {
        poll.poll(withSecrets(address("/away")), null);
        FeedStatus moved = FeedStatus.newBuilder(status(new Validators(null, null, null), "/away"))
                .setUrl(otherHost("/overheard"))
                .build();
        poll.poll(withSecrets(address("/away")), moved);

        assertThat(overheard).hasSize(2).allSatisfy(names -> assertThat(names)
                .contains("Host")
                .doesNotContain("Authorization", "X-key"));
    }

    @Test
    void only_a_permanent_redirect_is_remembered() throws Exception {
        assertThat(((Fetched) poll("/moved", null)).received().movedTo()).isEqualTo(address("/feed"));
        assertThat(((Fetched) poll("/found", null)).received().movedTo()).isNull();
    }

    @Test
    void gone_and_wait_are_outcomes_of_their_own() throws Exception {
        assertThat(poll("/gone", null)).isEqualTo(new Gone(410));
        assertThat(((Refused) poll("/busy", null)).retryAfter()).isEqualTo(Duration.ofMinutes(2));
    }

    @ParameterizedTest
    @CsvSource({
        "/error, answered HTTP 500",
        "/empty, the body is empty",
        "/html, 'the body is an HTML page, not a feed'",
        "/malformed, 'the body is not a feed, nor to be repaired'",
        "/big, the body is bigger than 5000 bytes",
        "/bomb, the body is bigger than 5000 bytes",
        "/loop, more than 3 redirects",
        "/slow, within 2000 ms",
    })
    void each_fault_says_in_one_line_what_it_is(String path, String why) throws Exception {
        assertThat(poll(path, null))
                .isInstanceOfSatisfying(
                        Failed.class,
                        failed -> assertThat(failed.why()).contains(why).doesNotContain("\n"));
    }

    @Test
    void an_address_inside_a_network_is_refused_unless_allowed() throws Exception {
        try (Poll strict = new Poll(limits(false), InstantSource.system())) {
            assertThat(strict.poll(feed("/feed"), null))
                    .isInstanceOfSatisfying(
                            Failed.class, failed -> assertThat(failed.why()).contains("ingest.allow-private"));
        }
    }

    @Test
    void a_server_that_is_not_there_and_an_address_that_is_none_are_faults() throws Exception {
        server.stop(0);
        assertThat(((Failed) poll("/feed", null)).why()).startsWith("no connection to ");
        assertThat(((Failed) poll.poll(feedAt("ftp://x.example/"), null)).why())
                .contains("not an http or https address");
    }

    private PollOutcome poll(String path, @Nullable FeedStatus last) throws InterruptedException {
        return poll.poll(feed(path), last);
    }

    private String address(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private Feed feed(String path) {
        return feedAt(address(path));
    }

    private String host() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /// The same server under another name.
    private String otherHost(String path) {
        return "http://localhost:" + server.getAddress().getPort() + path;
    }

    private static Feed withSecrets(String url) {
        return Feed.newBuilder(feedAt(url))
                .setBasicAuth(new BasicAuth("reader", "päss:word"))
                .setHeaders(Map.of("X-Key", "k"))
                .build();
    }

    private static void locked(HttpExchange exchange) throws IOException {
        String expected = "Basic " + Base64.getEncoder().encodeToString(bytes("reader:päss:word"));
        boolean open = expected.equals(exchange.getRequestHeaders().getFirst("Authorization"))
                && "k".equals(exchange.getRequestHeaders().getFirst("X-Key"));
        answer(exchange, open ? 200 : 401, bytes(open ? RSS : ""), Map.of());
    }

    private void overhear(HttpExchange exchange) throws IOException {
        overheard.add(Set.copyOf(exchange.getRequestHeaders().keySet()));
        answer(exchange, 200, bytes(RSS), Map.of());
    }

    private static Feed feedAt(String url) {
        return Feed.newBuilder()
                .setId("f")
                .setUrl(url)
                .setAddedAt(Instant.EPOCH)
                .build();
    }

    private FeedStatus status(Validators validators, String path) {
        return FeedStatus.newBuilder()
                .setFeedId("f")
                .setUrl(address(path))
                .setPolledAt(Instant.EPOCH)
                .setEtag(validators.etag())
                .setLastModified(validators.lastModified())
                .setBodySha256(validators.bodySha256())
                .build();
    }

    private static void conditional(HttpExchange exchange) throws IOException {
        boolean same = "W/\"7\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
        answer(exchange, same ? 304 : 200, bytes(same ? "" : RSS), same ? Map.of() : Map.of("ETag", "W/\"7\""));
    }

    private void hang(HttpExchange exchange) throws IOException {
        try {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write(bytes("<rss"));
            exchange.getResponseBody().flush();
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        exchange.close();
    }

    private static void answer(HttpExchange exchange, int status, byte[] body, Map<String, String> headers)
            throws IOException {
        headers.forEach(exchange.getResponseHeaders()::set);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
        exchange.close();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes(text));
        }
        return out.toByteArray();
    }
}
