package io.wiredesk.bench.poll;

import io.wiredesk.news.Article;
import io.wiredesk.schemas.config.WireConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;

/// Reads `news.articles` as any subscriber does, committed records only, and counts: which addresses came, and
/// whether a
/// revision came twice. Of each only a hash is kept.
///
/// Threading: reads on a thread of its own; the rest from any.
final class Reader implements AutoCloseable {
    private final KafkaConsumer<String, Article> consumer;
    private final Set<Long> addresses = new HashSet<>();
    private final Map<Long, Integer> revisions = new HashMap<>();
    private final Thread thread;
    private long records;
    private long doubled;

    Reader(WireConfig wire) {
        Properties properties = wire.clientProperties();
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        consumer = new KafkaConsumer<>(
                properties, new StringDeserializer(), wire.serde(Article.class).deserializer());
        String topic = wire.names().articles();
        List<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread = Thread.ofPlatform().daemon().name("reader").start(this::read);
    }

    private void read() {
        try (consumer) {
            while (true) {
                consumer.poll(Duration.ofSeconds(1)).forEach(record -> count(record.value()));
            }
        } catch (WakeupException _) {
            // Asked to end.
        }
    }

    private synchronized void count(Article article) {
        records++;
        addresses.add(hash(String.valueOf(article.getUrl())));
        Integer before = revisions.put(hash(article.getId()), article.getRevision());
        if (before != null && before >= article.getRevision()) {
            doubled++;
        }
    }

    private static long hash(String text) {
        long hash = 1125899906842597L;
        for (int i = 0; i < text.length(); i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return hash * 0x9E3779B97F4A7C15L;
    }

    /// Records so far.
    synchronized long records() {
        return records;
    }

    /// Records whose revision, or a later one, had come before.
    synchronized long doubled() {
        return doubled;
    }

    synchronized boolean has(String address) {
        return addresses.contains(hash(address));
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
