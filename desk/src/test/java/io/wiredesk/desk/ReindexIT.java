package io.wiredesk.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.wiredesk.desk.allinone.AllInOne;
import io.wiredesk.desk.command.Shell;
import io.wiredesk.desk.command.WiredeskCommand;
import io.wiredesk.desk.embedded.DataFolder;
import io.wiredesk.desk.settings.EffectiveSettings;
import io.wiredesk.news.Article;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.Source;
import io.wiredesk.schemas.config.WireConfig;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `reindex` on the data folder of an all-in-one that runs, and of one that doesn't.
class ReindexIT {
    private static final int ARTICLES = 200;
    private static final EffectiveSettings SETTINGS =
            EffectiveSettings.of(Map.of(), Map.of(), Map.of("broker.port", "0", "web.port", "0"));

    @TempDir
    Path data;

    @Test
    void the_index_is_built_anew_beside_a_running_wire_and_in_the_folder_of_a_stopped_one() throws Exception {
        try (DataFolder folder = DataFolder.open(data);
                AllInOne wire = AllInOne.start(SETTINGS, folder)) {
            send(wire.wire());
            await().atMost(Duration.ofSeconds(60)).until(() -> wire.index().count() == ARTICLES);
            assertReindexed();
            assertThat(Files.readString(data.resolve("index/current"))).isEqualTo("2\n");
            assertThat(wire.index().count()).isEqualTo(ARTICLES);
            assertThat(wire.failure()).isEmpty();
        }
        assertReindexed();
        assertThat(Files.readString(data.resolve("index/current"))).isEqualTo("3\n");
        assertThat(run("search", "harbour", "--json", "--data", data.toString())
                        .get("total")
                        .asInt())
                .isEqualTo(ARTICLES);
    }

    private void assertReindexed() throws Exception {
        JsonNode outcome = run("reindex", "--json", "--data", data.toString());
        assertThat(outcome.get("articles").asInt()).isEqualTo(ARTICLES);
        assertThat(outcome.get("failed").asInt()).isZero();
        assertThat(outcome.get("resumed").asBoolean()).isFalse();
    }

    private static JsonNode run(String... args) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        Shell shell = new Shell(InputStream.nullInputStream(), stream, System.err, Map.of(), false);
        assertThat(WiredeskCommand.run(shell, args)).isZero();
        return JsonMapper.builder().build().readTree(out.toString(StandardCharsets.UTF_8));
    }

    private static void send(WireConfig wire) {
        try (var producer = new KafkaProducer<>(
                wire.clientProperties(),
                new StringSerializer(),
                wire.serde(EnrichedArticle.class).serializer())) {
            for (int i = 0; i < ARTICLES; i++) {
                var _ = producer.send(new ProducerRecord<>(wire.names().enriched(), "a" + i, article("a" + i)));
            }
        }
    }

    private static EnrichedArticle article(String id) {
        Instant noon = Instant.parse("2024-06-15T12:00:00Z");
        return EnrichedArticle.newBuilder()
                .setId(id)
                .setRevision(1)
                .setArticle(Article.newBuilder()
                        .setId(id)
                        .setRevision(1)
                        .setFeedId("f")
                        .setSource(new Source("The Example Post", "post.example"))
                        .setTitle("The harbour opens")
                        .setText("Ships wait outside.")
                        .setPublished(noon)
                        .setFetched(noon)
                        .setContentSha256("0")
                        .build())
                .setLanguage("en")
                .setEnrichedAt(noon)
                .build();
    }
}
