package io.wiredesk.desk.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/// Serves the bundled feeds on 127.0.0.1, as a publisher would: with validators, with dates of today, and with one
/// article edited between two polls.
///
/// It keeps no state. Which version a reader gets follows from the validator it sends: without one it gets the first,
/// with that of the first it gets the second where a feed has one, and otherwise it is told that nothing changed.
public final class DemoServer implements AutoCloseable {
    private static final String FEEDS = "/feeds/";
    private static final String FIRST = "\"v1\"";
    private static final String SECOND = "\"v2\"";

    private final List<DemoFeed> feeds;
    private final Instant started;
    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    private DemoServer(List<DemoFeed> feeds, Instant started, HttpServer http) {
        this.feeds = List.copyOf(feeds);
        this.started = started;
        this.http = http;
    }

    /// Starts serving. Dates count back from now, read once.
    ///
    /// @param port the port to listen on, 0 for any that is free
    /// @throws UncheckedIOException when the port is taken
    public static DemoServer start(List<DemoFeed> feeds, InstantSource clock, int port) {
        try {
            InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
            HttpServer http = HttpServer.create(new InetSocketAddress(loopback, port), 0);
            DemoServer server = new DemoServer(feeds, clock.instant(), http);
            http.setExecutor(server.threads);
            http.createContext("/", server::answer);
            http.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "the demo's feeds can't be served on 127.0.0.1 port " + port + "; is the port taken?", e);
        }
    }

    /// Where it listens, ending in a slash.
    public URI base() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/");
    }

    /// Addresses of the feeds, in their order.
    public List<URI> addresses() {
        return feeds.stream().map(feed -> base().resolve(FEEDS + feed.file())).toList();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            DemoFeed feed = asked(exchange.getRequestURI().getPath());
            if (feed == null) {
                exchange.sendResponseHeaders(404, -1);
                return;
            }
            String held = exchange.getRequestHeaders().getFirst("If-None-Match");
            String edited = feed.editedText();
            if (held == null) {
                send(exchange, feed, FIRST, feed.text());
            } else if (held.equals(FIRST) && edited != null) {
                send(exchange, feed, SECOND, edited);
            } else {
                exchange.getResponseHeaders().set("ETag", held);
                exchange.sendResponseHeaders(304, -1);
            }
        }
    }

    private @Nullable DemoFeed asked(String path) {
        return feeds.stream()
                .filter(feed -> path.equals(FEEDS + feed.file()))
                .findFirst()
                .orElse(null);
    }

    private void send(HttpExchange exchange, DemoFeed feed, String etag, String text) throws IOException {
        byte[] body = Dates.resolve(text, started).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", feed.contentType());
        exchange.getResponseHeaders().set("ETag", etag);
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(200, -1);
            return;
        }
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
    }

    /// Stops serving; answers under way are cut off.
    @Override
    public void close() {
        http.stop(0);
        threads.close();
    }
}
