package io.wiredesk.ingest.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A server on the loopback address that answers as it is told and remembers what it was asked. What it was not told
/// of is 404.
///
/// Threading: safe for concurrent use.
public final class LocalWeb implements AutoCloseable {
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Map<String, Function<Request, Reply>> routes = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    public LocalWeb() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::answer);
        server.start();
    }

    /// A request as it came.
    ///
    /// @param target path and query
    /// @param headers names in lower case
    public record Request(String method, String target, Map<String, String> headers, String body) {
        public @Nullable String header(String name) {
            return headers.get(name);
        }
    }

    /// An answer as it is to be sent.
    @SuppressWarnings("ArrayRecordComponent")
    public record Reply(int status, Map<String, String> headers, byte[] body) {
        public static Reply of(int status, Map<String, String> headers) {
            return new Reply(status, headers, new byte[0]);
        }

        public static Reply of(String type, String body) {
            return new Reply(200, Map.of("Content-Type", type), body.getBytes(StandardCharsets.UTF_8));
        }

        /// The same with one more header.
        public Reply with(String name, String value) {
            Map<String, String> all = new java.util.HashMap<>(headers);
            all.put(name, value);
            return new Reply(status, Map.copyOf(all), body);
        }
    }

    public LocalWeb on(String path, Reply reply) {
        return on(path, _ -> reply);
    }

    public LocalWeb on(String path, Function<Request, Reply> reply) {
        routes.put(path, reply);
        return this;
    }

    public int port() {
        return server.getAddress().getPort();
    }

    /// The address of a path here.
    public String at(String path) {
        return at("127.0.0.1", path);
    }

    /// The address of a path here, by a host name that a resolver of the test's leads here.
    public String at(String host, String path) {
        return "http://" + host + ":" + port() + path;
    }

    /// What it was asked, in order.
    public List<Request> requests() {
        return List.copyOf(requests);
    }

    /// Targets that it was asked for, in order.
    public List<String> targets() {
        return requests.stream().map(Request::target).toList();
    }

    public Request last() {
        return requests().getLast();
    }

    private void answer(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new ConcurrentHashMap<>();
        exchange.getRequestHeaders()
                .forEach((name, values) -> headers.put(name.toLowerCase(java.util.Locale.ROOT), values.getFirst()));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        Request request = new Request(
                exchange.getRequestMethod(), exchange.getRequestURI().toString(), Map.copyOf(headers), body);
        requests.add(request);
        Reply reply = routes.getOrDefault(exchange.getRequestURI().getPath(), _ -> Reply.of(404, Map.of()))
                .apply(request);
        reply.headers()
                .forEach((name, value) -> exchange.getResponseHeaders().put(name, Arrays.asList(value.split("\n"))));
        exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
        if (reply.body().length > 0) {
            exchange.getResponseBody().write(reply.body());
        }
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
