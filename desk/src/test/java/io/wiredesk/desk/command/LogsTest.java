package io.wiredesk.desk.command;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.slf4j.event.KeyValuePair;

class LogsTest {
    @Test
    void an_event_is_one_line_of_json_with_its_message_its_facts_and_its_cause() throws Exception {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        LoggingEvent event = new LoggingEvent(
                "x",
                context.getLogger("io.wiredesk.sink.IndexSink"),
                Level.WARN,
                "asked {} in\n\"{}\"",
                new IllegalStateException("away"),
                new Object[] {"again", 7});
        event.setKeyValuePairs(List.of(new KeyValuePair("reason", "status 503")));

        String line = new String(Logs.encoder(context).encode(event), StandardCharsets.UTF_8);

        assertThat(line.strip()).doesNotContain("\n");
        JsonNode json = JsonMapper.builder().build().readTree(line);
        assertThat(json.get("level").asText()).isEqualTo("WARN");
        assertThat(json.get("loggerName").asText()).isEqualTo("io.wiredesk.sink.IndexSink");
        assertThat(json.get("formattedMessage").asText()).isEqualTo("asked again in\n\"7\"");
        assertThat(json.at("/kvpList/0/reason").asText()).isEqualTo("status 503");
        assertThat(json.at("/throwable/message").asText()).isEqualTo("away");
        assertThat(json.get("timestamp").asLong()).isPositive();
    }
}
