package io.wiredesk.desk.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.wiredesk.monitor.LagMetrics;
import io.wiredesk.monitor.LagMonitor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// What Prometheus reads of a process without a page: `/metrics`, its own figures and the cluster's lag where it
/// watches that, and `/healthz`.
public final class MetricsServer implements AutoCloseable {
    private final HttpServer http;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Source source;

    private MetricsServer(HttpServer http, Source source) {
        this.http = http;
        this.source = source;
    }

    /// What is told of the process.
    ///
    /// @param sick why the process is not well, in one line; empty while it is
    /// @param more metrics beside the process's own, as text
    private record Source(Supplier<Optional<String>> sick, Supplier<String> more) {}

    /// Serves a stage's figures.
    ///
    /// @param port 0 takes any free one
    /// @param failure why the stage ended by itself
    /// @throws IllegalStateException with one line, when the address can't be bound
    public static MetricsServer ofStage(String host, int port, Supplier<Optional<Throwable>> failure) {
        Source source =
                new Source(() -> failure.get().map(e -> "the stage ended by itself: " + e.getMessage()), () -> "");
        return start(host, port, "metrics.port", source);
    }

    /// Serves what the monitor knows; well while it takes samples.
    ///
    /// @param port 0 takes any free one
    /// @throws IllegalStateException with one line, when the address can't be bound
    public static MetricsServer ofMonitor(String host, int port, LagMonitor monitor) {
        Source source = new Source(
                monitor::blind, () -> monitor.latest().map(LagMetrics::render).orElse(""));
        return start(host, port, "monitor.port", source);
    }

    private static MetricsServer start(String host, int port, String setting, Source source) {
        Meters.collect();
        try {
            HttpServer http = HttpServer.create(new InetSocketAddress(host, port), 0);
            MetricsServer server = new MetricsServer(http, source);
            http.setExecutor(server.threads);
            http.createContext("/", server::answer);
            http.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(
                    "metrics can't be served on " + host + " port " + port + ": " + e.getMessage()
                            + "; stop what uses it or choose another with --" + setting,
                    e);
        }
    }

    /// Where it listens, ending in a slash.
    public URI address() {
        return URI.create("http://127.0.0.1:" + http.getAddress().getPort() + "/");
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Optional<String> sick = source.sick().get();
            switch (exchange.getRequestURI().getPath()) {
                case "/metrics" -> send(exchange, 200, source.more().get() + Meters.scrape());
                case "/healthz" -> send(exchange, sick.isEmpty() ? 200 : 503, sick.orElse("ok") + "\n");
                default -> send(exchange, 404, "there is /metrics and /healthz\n");
            }
        }
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
