package io.wiredesk.desk.trace;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.wiredesk.desk.settings.TraceConfig;
import io.wiredesk.schemas.trace.Spans;
import io.wiredesk.schemas.trace.TraceContext;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TraceExportTest {
    private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private HttpServer collector;

    @BeforeEach
    void start() throws IOException {
        collector = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        collector.createContext("/v1/traces", exchange -> {
            try (exchange) {
                synchronized (received) {
                    exchange.getRequestBody().transferTo(received);
                }
                exchange.sendResponseHeaders(200, -1);
            }
        });
        collector.start();
    }

    @AfterEach
    void stop() {
        collector.stop(0);
    }

    private TraceConfig config(int percent) {
        URI endpoint = URI.create("http://127.0.0.1:" + collector.getAddress().getPort() + "/v1/traces");
        return new TraceConfig(endpoint, percent);
    }

    /// What a collector received, byte by byte: OTLP has ids as bytes and names as UTF-8.
    private String sent() {
        synchronized (received) {
            return received.toString(StandardCharsets.ISO_8859_1);
        }
    }

    private static String bytes(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.ISO_8859_1);
    }

    @Test
    void a_collector_receives_the_steps_of_a_revision_with_the_ids_of_its_headers() {
        TraceContext first;
        TraceContext second;
        try (TraceExport _ = TraceExport.start(config(100), "up").orElseThrow()) {
            first = Spans.began("ingest", "a1", 1, START, START.plusMillis(5));
            RecordHeaders headers = new RecordHeaders();
            first.put(headers);
            second = Spans.passed("enrich", "a1", 1, START.plusMillis(7), START.plusMillis(9), headers)
                    .orElseThrow();
        }

        assertThat(second.traceId()).isEqualTo(first.traceId());
        assertThat(sent())
                .contains(bytes(first.traceId()), bytes(first.spanId()), bytes(second.spanId()))
                .contains("wiredesk-up", "ingest", "enrich", "wiredesk.article.id", "a1");
    }

    @Test
    void nothing_is_sent_of_traces_that_are_not_sampled() {
        try (TraceExport _ = TraceExport.start(config(0), "ingest").orElseThrow()) {
            TraceContext context = Spans.began("ingest", "a1", 1, START, START);
            assertThat(context.sampled()).isFalse();
        }

        assertThat(sent()).isEmpty();
    }

    @Test
    void without_a_collector_nothing_is_exported() {
        assertThat(TraceExport.start(new TraceConfig(null, 100), "ingest")).isEmpty();
    }

    @Test
    void a_process_exports_once_at_a_time() {
        try (TraceExport _ = TraceExport.start(config(100), "ingest").orElseThrow()) {
            assertThatThrownBy(() -> TraceExport.start(config(100), "ingest"))
                    .isInstanceOf(IllegalStateException.class);
        }
        TraceExport.start(config(100), "ingest").orElseThrow().close();
    }
}
