package io.wiredesk.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wiredesk.schemas.config.Settings;
import io.wiredesk.schemas.config.SettingsException;
import io.wiredesk.sink.SinkConfig.Kind;
import io.wiredesk.sink.SinkConfig.OpenSearch;
import io.wiredesk.sink.query.Ranking;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SinkConfigTest {
    @Test
    void the_defaults_are_exactly_these() {
        assertThat(Settings.defaults(SinkConfig.class, "sink"))
                .isEqualTo(new SinkConfig(
                        Kind.LUCENE,
                        5_000,
                        Duration.ofMillis(250),
                        Ranking.DEFAULT,
                        new OpenSearch(URI.create("http://127.0.0.1:9200"), "wiredesk", null, null, null, null)));
    }

    @Test
    void every_key_set_to_something_else_arrives() {
        Map<String, String> values = Map.ofEntries(
                Map.entry("sink.index", "opensearch"),
                Map.entry("sink.batch", "7"),
                Map.entry("sink.commit-interval", "2s"),
                Map.entry("sink.ranking.freshness-half-life", "12h"),
                Map.entry("sink.ranking.freshness-percent", "80"),
                Map.entry("sink.opensearch.url", "https://search.example:9200"),
                Map.entry("sink.opensearch.alias", "news"),
                Map.entry("sink.opensearch.user", "ana"),
                Map.entry("sink.opensearch.password", "secret"),
                Map.entry("sink.opensearch.truststore", "trust.p12"),
                Map.entry("sink.opensearch.truststore-password", "changeit"));
        assertThat(Settings.read(SinkConfig.class, "sink", values))
                .isEqualTo(new SinkConfig(
                        Kind.OPENSEARCH,
                        7,
                        Duration.ofSeconds(2),
                        new Ranking(Duration.ofHours(12), 80),
                        new OpenSearch(
                                URI.create("https://search.example:9200"),
                                "news",
                                "ana",
                                "secret",
                                Path.of("trust.p12"),
                                "changeit")));
    }

    @Test
    void an_address_an_alias_or_a_log_in_that_cannot_be_is_named() {
        assertThat(faults("url", "search.example:9200")).contains("url must be an http or https address");
        assertThat(faults("alias", "News")).contains("alias must be small letters");
        assertThat(faults("user", "ana")).contains("password is needed");
    }

    private static String faults(String key, String value) {
        return catchThrowableOfType(
                        SettingsException.class,
                        () -> Settings.read(SinkConfig.class, "sink", Map.of("sink.opensearch." + key, value)))
                .faults()
                .toString();
    }
}
