package io.wiredesk.sink.alert;

import static io.wiredesk.sink.Articles.article;
import static io.wiredesk.sink.alert.StandingQueriesTest.search;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wiredesk.news.Alert;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.SavedSearch;
import io.wiredesk.schemas.config.Settings;
import io.wiredesk.schemas.config.WireConfig;
import io.wiredesk.schemas.testing.TestBroker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertStageIT {
    private static final AlertConfig CONFIG = Settings.defaults(AlertConfig.class, "alerts");

    @TempDir
    Path dir;

    private final WireConfig wire = new WireConfig(
            new WireConfig.Kafka(TestBroker.shared().bootstrapServers(), Map.of()),
            new WireConfig.Topics("t" + UUID.randomUUID().toString().substring(0, 8) + ".", 2, (short) 1),
            new WireConfig.Schemas(null));

    @Test
    void a_restart_forgets_neither_the_searches_nor_what_was_told() throws Exception {
        wire.createTopics();
        send(wire.names().savedSearches(), SavedSearch.class, "ports", search("ports", "lisbon"));
        try (AlertStage stage = AlertStage.start(wire, CONFIG, dir.resolve("one"))) {
            tell("a1", "s1");
            awaitAlerts(1);
            assertThat(stage.asks("ports")).isTrue();
        }
        try (AlertStage stage = AlertStage.start(wire, CONFIG, dir.resolve("another"))) {
            tell("a2", "s1");
            tell("a3", "s3");
            awaitAlerts(2);
            assertThat(stage.failure()).isEmpty();
        }
        assertThat(alerts()).containsExactlyInAnyOrder("ports/a1/1", "ports/a3/1");
    }

    @Test
    void a_search_that_is_saved_while_it_runs_is_asked() throws Exception {
        try (AlertStage stage = AlertStage.start(wire, CONFIG, dir)) {
            tell("a1", "s1");
            send(wire.names().savedSearches(), SavedSearch.class, "ports", search("ports", "lisbon"));
            await().atMost(Duration.ofSeconds(60)).until(() -> stage.asks("ports"));
            tell("a2", "s2");
            awaitAlerts(1);
        }
        assertThat(alerts()).contains("ports/a2/1");
    }

    private void tell(String id, String story) throws Exception {
        EnrichedArticle article = article(id, 1);
        article.setStoryId(story);
        send(wire.names().enriched(), EnrichedArticle.class, id, article);
    }

    private <T extends SpecificRecord> void send(String topic, Class<T> type, String key, T value) throws Exception {
        try (var producer = new KafkaProducer<>(
                wire.clientProperties(),
                new StringSerializer(),
                wire.serde(type).serializer())) {
            assertThat(producer.send(new ProducerRecord<>(topic, key, value))
                            .get()
                            .hasOffset())
                    .isTrue();
        }
    }

    private void awaitAlerts(int count) {
        await().atMost(Duration.ofSeconds(60)).until(() -> alerts().size() >= count);
    }

    private List<String> alerts() {
        Properties properties = wire.clientProperties();
        properties.put("isolation.level", "read_committed");
        List<String> ids = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                properties, new StringDeserializer(), wire.serde(Alert.class).deserializer())) {
            List<TopicPartition> partitions = consumer
                    .partitionsFor(wire.names().alerts())
                    .stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> ids.add(record.value().getId()));
            }
        }
        return ids;
    }
}
