package io.wiredesk.desk.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.wiredesk.monitor.LagMetrics;
import io.wiredesk.monitor.LagReport;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// Lag as Prometheus reads it, and nothing else: `/metrics` and `/healthz`.
public final class MetricsServer implements AutoCloseable {
    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Supplier<Optional<LagReport>> lag;

    private MetricsServer(HttpServer http, Supplier<Optional<LagReport>> lag) {
        this.http = http;
        this.lag = lag;
    }

    /// @param port 0 takes any free one
    /// @throws IllegalStateException with one line, when the address can't be bound
    public static MetricsServer start(String host, int port, Supplier<Optional<LagReport>> lag) {
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(host, port), 0);
            MetricsServer server = new MetricsServer(http, lag);
            http.setExecutor(server.threads);
            http.createContext("/", server::answer);
            http.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "metrics can't be served on " + host + " port " + port + ": " + e.getMessage()
                            + "; stop what uses it or choose another with --monitor.port",
                    e);
        }
    }

    /// Where it listens, ending in a slash.
    public URI address() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<LagReport> report = lag.get();
            switch (exchange.getRequestURI().getPath()) {
                case "/metrics" ->
                    report.ifPresentOrElse(r -> send(exchange, 200, LagMetrics.render(r)), () -> unsampled(exchange));
                case "/healthz" -> report.ifPresentOrElse(_ -> send(exchange, 200, "ok\n"), () -> unsampled(exchange));
                default -> send(exchange, 404, "there is /metrics and /healthz\n");
            }
        }
    }

    private static void unsampled(HttpExchange exchange) {
        send(exchange, 503, "no sample of the cluster yet\n");
    }

    private static void send(HttpExchange exchange, int status, String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/plain; version=0.0.4; charset=utf-8");
        try {
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        http.stop(0);
        threads.close();
    }
}
