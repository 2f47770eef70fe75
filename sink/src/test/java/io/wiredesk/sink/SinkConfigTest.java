package io.wiredesk.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.schemas.config.Settings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SinkConfigTest {
    @Test
    void the_defaults_are_exactly_these() {
        assertThat(Settings.defaults(SinkConfig.class, "sink")).isEqualTo(new SinkConfig(500, Duration.ofMillis(500)));
    }

    @Test
    void every_key_set_to_something_else_arrives() {
        Map<String, String> values = Map.of("sink.batch", "7", "sink.commit-interval", "2s");
        assertThat(Settings.read(SinkConfig.class, "sink", values)).isEqualTo(new SinkConfig(7, Duration.ofSeconds(2)));
    }
}
