package io.wiredesk.schemas.streams;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.schemas.config.WireConfig;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StreamsStageTest {
    @Test
    void a_client_setting_says_how_often_is_committed() {
        assertThat(committed(Map.of())).isEqualTo(100);
        assertThat(committed(Map.of("commit.interval.ms", "30"))).isEqualTo("30");
    }

    private static @Nullable Object committed(Map<String, String> client) {
        WireConfig wire = new WireConfig(
                new WireConfig.Kafka("127.0.0.1:1", client),
                new WireConfig.Topics("news.", 1, (short) 1),
                new WireConfig.Schemas(null));
        return StreamsStage.properties(wire, "copy", Path.of("state")).get(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG);
    }
}
