package io.wiredesk.desk.demo;

import io.wiredesk.news.Alert;
import io.wiredesk.news.Article;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.FeedStatus;
import io.wiredesk.news.Story;
import io.wiredesk.schemas.config.WireConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/// A subscriber like any other: reads the topics from their beginning, committed records only, and tells the tally. It
/// belongs to no group, so that it has no lag of its own.
///
/// Threading: one thread of its own.
final class WireReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<String, byte[]> consumer;
    private final Map<String, BiConsumer<String, byte @Nullable []>> readers = new HashMap<>();
    private final Thread thread;
    private volatile boolean stopping;
    private volatile @Nullable String failure;

    private WireReader(WireConfig wire, Tally tally) {
        Properties properties = wire.clientProperties();
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new ByteArrayDeserializer());
        decode(wire.names().articles(), wire.serde(Article.class).deserializer(), tally::article);
        decode(wire.names().enriched(), wire.serde(EnrichedArticle.class).deserializer(), tally::enriched);
        decode(wire.names().feedStatus(), wire.serde(FeedStatus.class).deserializer(), tally::status);
        decode(wire.names().stories(), wire.serde(Story.class).deserializer(), tally::story);
        decode(wire.names().alerts(), wire.serde(Alert.class).deserializer(), tally::alert);
        readers.put(wire.names().mentions(), (_, _) -> tally.mention());
        readers.put(wire.names().deadLetters(), (_, _) -> tally.deadLetter());
        thread = Thread.ofPlatform().name("demo-reader").daemon().unstarted(this::run);
    }

    static WireReader start(WireConfig wire, Tally tally) {
        WireReader reader = new WireReader(wire, tally);
        reader.thread.start();
        return reader;
    }

    private <T> void decode(String topic, Deserializer<T> values, java.util.function.Consumer<T> records) {
        readers.put(topic, (_, bytes) -> {
            if (bytes != null) {
                records.accept(values.deserialize(topic, bytes));
            }
        });
    }

    private void run() {
        try (consumer) {
            List<TopicPartition> partitions = readers.keySet().stream()
                    .flatMap(topic -> consumer.partitionsFor(topic).stream())
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            while (!stopping) {
                for (ConsumerRecord<String, byte[]> record : consumer.poll(POLL)) {
                    readers.getOrDefault(record.topic(), (_, _) -> {}).accept(record.key(), record.value());
                }
            }
        } catch (RuntimeException e) {
            failure = "the demo's reader: " + e;
        }
    }

    /// Why it ended by itself.
    Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    @Override
    public void close() {
        stopping = true;
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
