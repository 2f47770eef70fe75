package io.wiredesk.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wiredesk.ingest.IngestConfig.WebSub;
import io.wiredesk.schemas.config.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IngestConfigTest {
    @Test
    void the_defaults_are_exactly_these() {
        assertThat(Settings.defaults(IngestConfig.class, "ingest"))
                .isEqualTo(new IngestConfig(
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(5),
                        Duration.ofHours(4),
                        256,
                        Duration.ofMillis(500),
                        2,
                        Duration.ofSeconds(20),
                        10_000_000,
                        5,
                        2000,
                        false,
                        "Wiredesk/0.1",
                        null,
                        Duration.ofSeconds(15),
                        Duration.ofDays(30),
                        Duration.ofHours(24),
                        Duration.ofMillis(50),
                        1,
                        new WebSub(null, null, "127.0.0.1", 8082, Duration.ofDays(10))));
    }

    @Test
    void every_key_set_to_something_else_arrives() {
        Map<String, String> values = Map.ofEntries(
                Map.entry("ingest.poll-interval", "1m"),
                Map.entry("ingest.min-interval", "2m"),
                Map.entry("ingest.max-interval", "3m"),
                Map.entry("ingest.host-spacing", "4ms"),
                Map.entry("ingest.host-requests", "5"),
                Map.entry("ingest.contact", "me@desk.example"),
                Map.entry("ingest.page-timeout", "11s"),
                Map.entry("ingest.fetchers", "2"),
                Map.entry("ingest.timeout", "3s"),
                Map.entry("ingest.max-body-bytes", "4000"),
                Map.entry("ingest.max-redirects", "6"),
                Map.entry("ingest.max-entries", "7"),
                Map.entry("ingest.allow-private", "true"),
                Map.entry("ingest.user-agent", "x"),
                Map.entry("ingest.revisions-kept", "9d"),
                Map.entry("ingest.max-backoff", "8h"),
                Map.entry("ingest.tick", "90ms"),
                Map.entry("ingest.threads", "10"),
                Map.entry("ingest.websub.callback-url", "https://news.example/hubs"),
                Map.entry("ingest.websub.secret", "sixteen letters!"),
                Map.entry("ingest.websub.host", "0.0.0.0"),
                Map.entry("ingest.websub.port", "9"),
                Map.entry("ingest.websub.lease", "10h"));

        assertThat(Settings.read(IngestConfig.class, "ingest", values))
                .isEqualTo(new IngestConfig(
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(3),
                        2,
                        Duration.ofMillis(4),
                        5,
                        Duration.ofSeconds(3),
                        4000,
                        6,
                        7,
                        true,
                        "x",
                        "me@desk.example",
                        Duration.ofSeconds(11),
                        Duration.ofDays(9),
                        Duration.ofHours(8),
                        Duration.ofMillis(90),
                        10,
                        new WebSub(
                                URI.create("https://news.example/hubs"),
                                "sixteen letters!",
                                "0.0.0.0",
                                9,
                                Duration.ofHours(10))));
    }

    @Test
    void hubs_are_not_asked_without_a_secret_to_give_them() {
        assertThatThrownBy(() -> Settings.read(
                        IngestConfig.class,
                        "ingest",
                        Map.of("ingest.websub.callback-url", "https://news.example/hubs")))
                .hasMessageContaining("secret needs 16 characters");
    }
}
