package io.wiredesk.enrich;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wiredesk.news.Article;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.schemas.config.Settings;
import io.wiredesk.schemas.config.WireConfig;
import io.wiredesk.schemas.streams.StreamsStage;
import io.wiredesk.schemas.testing.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnrichStageIT {
    private final WireConfig wire = new WireConfig(
            new WireConfig.Kafka(TestBroker.shared().bootstrapServers(), Map.of()),
            new WireConfig.Topics("t" + System.nanoTime() + ".", 2, (short) 1),
            new WireConfig.Schemas(null));
    private final EnrichConfig config = Settings.defaults(EnrichConfig.class, "enrich");

    @Test
    void articles_come_out_enriched_once_over_a_restart(@TempDir Path first, @TempDir Path second) throws Exception {
        try (var consumer = new KafkaConsumer<>(
                reading(),
                new StringDeserializer(),
                wire.serde(EnrichedArticle.class).deserializer())) {
            List<EnrichedArticle> seen = new ArrayList<>();
            try (StreamsStage stage = EnrichStage.start(wire, config, first)) {
                publish("a1");
                consumer.subscribe(List.of(wire.names().enriched()));
                awaitSeen(consumer, seen, 1, stage);
            }
            try (StreamsStage stage = EnrichStage.start(wire, config, second)) {
                publish("a2");
                awaitSeen(consumer, seen, 2, stage);
            }
            assertThat(seen).extracting(EnrichedArticle::getId).containsExactly("a1", "a2");
        }
    }

    private static void awaitSeen(
            KafkaConsumer<String, EnrichedArticle> consumer,
            List<EnrichedArticle> seen,
            int count,
            StreamsStage stage) {
        await().atMost(Duration.ofSeconds(60)).until(() -> {
            assertThat(stage.failure()).isEmpty();
            consumer.poll(Duration.ofMillis(100)).forEach(record -> seen.add(record.value()));
            return seen.size() >= count;
        });
    }

    private void publish(String id) throws Exception {
        Article article = AnnotateJson.article(
                id, "A title", "The president met the minister in parliament.", null, "en", Samples.AT);
        try (var producer = new KafkaProducer<>(
                wire.clientProperties(),
                new StringSerializer(),
                wire.serde(Article.class).serializer())) {
            var _ = producer.send(new ProducerRecord<>(wire.names().articles(), id, article))
                    .get();
        }
    }

    private Properties reading() {
        Properties properties = wire.clientProperties();
        properties.put("group.id", "reader" + System.nanoTime());
        properties.put("auto.offset.reset", "earliest");
        properties.put("isolation.level", "read_committed");
        return properties;
    }
}
