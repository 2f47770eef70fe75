package io.wiredesk.enrich.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wiredesk.enrich.AnnotateJson;
import io.wiredesk.news.Article;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.schemas.config.WireConfig;
import io.wiredesk.schemas.testing.TestBroker;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplayIT {
    private static final Instant AT = Instant.parse("2024-06-18T08:00:00Z");

    private final WireConfig wire = new WireConfig(
            new WireConfig.Kafka(TestBroker.shared().bootstrapServers(), Map.of()),
            new WireConfig.Topics("r" + System.nanoTime() + ".", 2, (short) 1),
            new WireConfig.Schemas(null));

    @BeforeEach
    void topics() {
        wire.createTopics();
    }

    @Test
    void readers_see_nothing_until_all_is_there_then_the_newest_revision_of_each() throws Exception {
        publish("a1", article("a1", "first"));
        publish("a1", article("a1", "second"));
        publish("a2", article("a2", "other"));
        AtomicInteger seen = new AtomicInteger();
        Replay replay = new Replay(
                wire,
                article -> {
                    seen.addAndGet(read().size());
                    return enriched(article);
                },
                (_, _) -> {});
        Replay.Outcome outcome = replay.run(null);
        assertThat(seen).hasValue(0);
        assertThat(outcome).isEqualTo(new Replay.Outcome(3, 0, 2, false));
        assertThat(read())
                .extracting(r -> r.value().getArticle().getText())
                .containsExactlyInAnyOrder("second", "other");
    }

    @Test
    void a_run_that_broke_off_goes_on_and_publishes_once() throws Exception {
        for (int i = 0; i < 5; i++) {
            publish("a" + i, article("a" + i, "text " + i));
        }
        AtomicInteger calls = new AtomicInteger();
        Replay broken = new Replay(
                wire,
                article -> {
                    if (calls.incrementAndGet() == 4) {
                        throw new AssertionError("killed");
                    }
                    return enriched(article);
                },
                (_, _) -> {});
        assertThatThrownBy(() -> broken.run(null)).hasMessage("killed");
        assertThat(read()).isEmpty();
        Replay.Outcome outcome = new Replay(wire, ReplayIT::enriched, (_, _) -> {}).run(null);
        assertThat(outcome.resumed()).isTrue();
        assertThat(read()).extracting(ConsumerRecord::key).containsExactlyInAnyOrder("a0", "a1", "a2", "a3", "a4");
    }

    @Test
    void what_changes_meanwhile_is_left_to_the_live_stage_and_what_is_deleted_stays_so() throws Exception {
        publish("gone", article("gone", "old"));
        publish("changed", article("changed", "old"));
        publish("same", article("same", "old"));
        AtomicInteger calls = new AtomicInteger();
        Replay replay = new Replay(
                wire,
                article -> {
                    if (calls.getAndIncrement() == 0) {
                        publish("gone", null);
                        publish("changed", article("changed", "new"));
                    }
                    return enriched(article);
                },
                (_, _) -> {});
        assertThat(replay.run(null).published()).isEqualTo(1);
        assertThat(read())
                .filteredOn(r -> r.value() != null)
                .extracting(ConsumerRecord::key)
                .containsExactly("same");
        assertThat(read())
                .filteredOn(r -> r.value() == null)
                .extracting(ConsumerRecord::key)
                .containsExactly("gone");
    }

    private static Article article(String id, String text) {
        return AnnotateJson.article(id, null, text, null, "en", AT);
    }

    private static EnrichedArticle enriched(Article article) {
        return EnrichedArticle.newBuilder()
                .setId(article.getId())
                .setRevision(article.getRevision())
                .setArticle(article)
                .setLanguage("en")
                .setEnrichedAt(AT)
                .build();
    }

    private void publish(String id, @Nullable Article article) {
        try (var producer = new KafkaProducer<>(
                wire.clientProperties(),
                new StringSerializer(),
                wire.serde(Article.class).serializer())) {
            var _ = producer.send(new ProducerRecord<>(wire.names().articles(), id, article));
        }
    }

    private List<ConsumerRecord<String, EnrichedArticle>> read() {
        Properties properties = wire.clientProperties();
        properties.put("isolation.level", "read_committed");
        List<ConsumerRecord<String, EnrichedArticle>> all = new ArrayList<>();
        try (var consumer = new KafkaConsumer<>(
                properties,
                new StringDeserializer(),
                wire.serde(EnrichedArticle.class).deserializer())) {
            List<TopicPartition> partitions = consumer
                    .partitionsFor(wire.names().enriched())
                    .stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(all::add);
            }
        }
        return all;
    }
}
