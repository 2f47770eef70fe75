package io.wiredesk.desk.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.Metrics;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MetricsServerTest {
    private final AtomicReference<Optional<Throwable>> failure = new AtomicReference<>(Optional.empty());
    private final MetricsServer server = MetricsServer.ofStage("127.0.0.1", 0, failure::get);
    private final HttpClient http = HttpClient.newHttpClient();

    @AfterEach
    void end() {
        http.close();
        server.close();
    }

    private HttpResponse<String> get(String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(server.address().resolve(path)).build();
        return http.send(request, HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void what_is_counted_is_served() throws Exception {
        Metrics.counter("test.counted", "kind", "odd \"kind\"").increment(3);

        assertThat(get("/metrics").body()).contains("test_counted_total{kind=\"odd \\\"kind\\\"\"} 3.0");
    }

    @Test
    void freshness_is_a_histogram_in_seconds_with_bounds_that_add_up() throws Exception {
        Metrics.timer("test.freshness").record(Duration.ofMillis(700));
        Metrics.timer("test.freshness").record(Duration.ofHours(2));

        assertThat(get("/metrics").body())
                .contains("test_freshness_seconds_bucket{le=\"0.5\"} 0")
                .contains("test_freshness_seconds_bucket{le=\"1.0\"} 1")
                .contains("test_freshness_seconds_bucket{le=\"14400.0\"} 2")
                .contains("test_freshness_seconds_bucket{le=\"+Inf\"} 2");
    }

    @Test
    void a_stage_that_ended_by_itself_is_not_well_and_says_why() throws Exception {
        assertThat(get("/healthz").statusCode()).isEqualTo(200);

        failure.set(Optional.of(new IllegalStateException("the disk is full")));

        assertThat(get("/healthz").statusCode()).isEqualTo(503);
        assertThat(get("/healthz").body()).contains("the disk is full");
    }

    @Test
    void nothing_else_is_served() throws Exception {
        assertThat(get("/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void a_taken_port_is_named_with_the_setting_that_changes_it() {
        int taken = server.address().getPort();

        assertThatThrownBy(() -> MetricsServer.ofStage("127.0.0.1", taken, Optional::empty))
                .hasMessageContaining(Integer.toString(taken))
                .hasMessageContaining("--metrics.port");
    }
}
