package io.wiredesk.bench.fault;

import io.wiredesk.bench.fault.NewsWeb.Edition;
import io.wiredesk.news.Article;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.schemas.AvroSerde;
import io.wiredesk.schemas.config.WireConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// What a subscriber of `news.articles` and `news.enriched` has seen, committed records only: which editions came, and
/// which revisions came more than once.
///
/// Threading: reads on a thread of its own; the rest from any.
final class Ledger implements AutoCloseable {
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final AvroSerde<Article> articles;
    private final AvroSerde<EnrichedArticle> enriched;
    private final String articlesTopic;
    private final Thread thread;
    private final Map<Edition, Revision> byEdition = new HashMap<>();
    private final Set<Revision> published = new HashSet<>();
    private final Set<Revision> told = new HashSet<>();
    private final Map<String, Integer> newest = new HashMap<>();
    private final List<String> doubled = new ArrayList<>();
    private int unreadable;

    /// A revision of an article.
    record Revision(String id, int number) {}

    Ledger(WireConfig wire) {
        articles = wire.serde(Article.class);
        enriched = wire.serde(EnrichedArticle.class);
        articlesTopic = wire.names().articles();
        Properties properties = wire.clientProperties();
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        consumer = new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : List.of(articlesTopic, wire.names().enriched())) {
            consumer.partitionsFor(topic).forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread = Thread.ofPlatform().daemon().name("ledger").start(this::read);
    }

    private void read() {
        try (consumer) {
            while (true) {
                consumer.poll(Duration.ofSeconds(1)).forEach(this::enter);
            }
        } catch (WakeupException _) {
            // Asked to end.
        }
    }

    private synchronized void enter(ConsumerRecord<byte[], byte[]> record) {
        try {
            if (record.topic().equals(articlesTopic)) {
                Article article = articles.deserializer().deserialize(record.topic(), record.value());
                Revision revision = new Revision(article.getId(), article.getRevision());
                once(published, revision, record);
                int number = article.getText().startsWith("First") ? 1 : 2;
                Revision before = byEdition.put(new Edition(String.valueOf(article.getUrl()), number), revision);
                if (before != null) {
                    doubled.add("the same words as " + before + " and " + revision);
                }
                newest.merge(revision.id(), revision.number(), Math::max);
            } else {
                EnrichedArticle article = enriched.deserializer().deserialize(record.topic(), record.value());
                once(told, new Revision(article.getId(), article.getRevision()), record);
            }
        } catch (SerializationException _) {
            unreadable++; // Poison, injected.
        }
    }

    private void once(Set<Revision> seen, Revision revision, ConsumerRecord<byte[], byte[]> record) {
        if (!seen.add(revision)) {
            doubled.add(revision + " at " + record.topic() + "-" + record.partition() + "@" + record.offset());
        }
    }

    /// The revision that an edition was published as; empty while it isn't, or not yet enriched.
    synchronized Optional<Revision> enriched(Edition edition) {
        return Optional.ofNullable(byEdition.get(edition)).filter(told::contains);
    }

    /// The newest revision of every article.
    synchronized Map<String, Integer> newest() {
        return Map.copyOf(newest);
    }

    /// What came more than once, in words.
    synchronized List<String> doubled() {
        return List.copyOf(doubled);
    }

    /// Published, but not told.
    synchronized Set<Revision> unenriched() {
        Set<Revision> rest = new HashSet<>(published);
        rest.removeAll(told);
        return rest;
    }

    synchronized int unreadable() {
        return unreadable;
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
