package io.wiredesk.schemas.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingsTest {
    @Test
    void the_defaults_are_exactly_these() {
        WireConfig config = Settings.defaults(WireConfig.class, "");
        assertThat(config)
                .isEqualTo(new WireConfig(
                        new WireConfig.Kafka("127.0.0.1:9092", Map.of()),
                        new WireConfig.Topics("news.", 6, (short) -1),
                        new WireConfig.Schemas(null)));
    }

    @Test
    void every_key_set_to_something_else_arrives() {
        WireConfig config = Settings.read(
                WireConfig.class,
                "",
                Map.of(
                        "kafka.bootstrap-servers", "kafka:9092",
                        "kafka.client.security.protocol", "SSL",
                        "topics.prefix", "wire.",
                        "topics.partitions", "3",
                        "topics.replication", "2",
                        "schemas.registry-url", "http://registry.example:8081"));
        assertThat(config)
                .isEqualTo(new WireConfig(
                        new WireConfig.Kafka("kafka:9092", Map.of("security.protocol", "SSL")),
                        new WireConfig.Topics("wire.", 3, (short) 2),
                        new WireConfig.Schemas(URI.create("http://registry.example:8081"))));
    }

    @Test
    void all_faults_come_in_one_message() {
        Map<String, String> values = Map.of("topics.partitions", "0", "topics.replication", "many");
        assertThatThrownBy(() -> Settings.read(WireConfig.class, "", values))
                .isInstanceOf(SettingsException.class)
                .hasMessageContaining("topics.partitions = '0' is out of bounds: at least 1")
                .hasMessageContaining("topics.replication = 'many' is not a whole number");
    }

    @Test
    void every_setting_says_what_it_means() {
        assertThat(Settings.describe(WireConfig.class, ""))
                .extracting(SettingDoc::key)
                .contains("kafka.bootstrap-servers", "kafka.client.*", "topics.partitions", "schemas.registry-url");
        assertThat(Settings.describe(WireConfig.class, ""))
                .allSatisfy(doc -> assertThat(doc.meaning()).isNotBlank());
    }
}
