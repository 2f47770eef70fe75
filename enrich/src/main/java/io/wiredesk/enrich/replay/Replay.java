package io.wiredesk.enrich.replay;

import io.wiredesk.news.Article;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.schemas.AvroSerde;
import io.wiredesk.schemas.EventHeaders;
import io.wiredesk.schemas.config.WireConfig;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Enriches articles again, from a time on up to where the articles' topic ends now. The new answers are collected in a
/// topic of their own; when all are there, they go to `news.enriched` in one transaction: a read-committed reader sees
/// the
/// old answers until the new ones are whole. Broken off at any point, the next run goes on where this one stood.
///
/// Of an article, the newest revision is answered. One that the live stage got again in the meantime is left to it.
///
/// Threading: one thread; a second replay of the same wire fences the first.
public final class Replay {
    /// Header of a record that a replay wrote: when that replay published.
    public static final String HEADER = "replay";

    private static final Logger LOG = LoggerFactory.getLogger(Replay.class);

    private final WireConfig wire;
    private final Function<Article, EnrichedArticle> enrichment;
    private final Progress progress;
    private final AvroSerde<Article> articles;
    private final AvroSerde<EnrichedArticle> enriched;

    /// What happened so far.
    public interface Progress {
        /// @param read articles that were read again
        /// @param all articles to read, as far as offsets tell
        void staged(long read, long all);
    }

    /// @param read article revisions that were enriched again
    /// @param failed revisions that could not be; their old answers stay
    /// @param published articles that have a new answer
    /// @param resumed whether it went on with a run that was broken off
    public record Outcome(long read, long failed, long published, boolean resumed) {}

    /// @param enrichment makes one enriched article
    public Replay(WireConfig wire, Function<Article, EnrichedArticle> enrichment, Progress progress) {
        this.wire = wire;
        this.enrichment = enrichment;
        this.progress = progress;
        this.articles = wire.serde(Article.class);
        this.enriched = wire.serde(EnrichedArticle.class);
    }

    /// Runs to the end.
    ///
    /// @param from articles from this time of their record on; null from the beginning; a resumed run keeps its own
    /// @throws RuntimeException with one line; what was done stays done
    public Outcome run(@Nullable Instant from) {
        try (ReplayTopics topics = new ReplayTopics(wire);
                Producer<byte[], byte[]> producer = topics.producer()) {
            producer.initTransactions();
            Map<TopicPartition, OffsetAndMetadata> committed = topics.committed();
            boolean resumed = !committed.isEmpty();
            if (!resumed) {
                committed = topics.begin(from);
            }
            Map<TopicPartition, ReplayPlan> plans = new HashMap<>();
            committed.forEach(
                    (partition, offset) -> ReplayPlan.of(offset).ifPresent(plan -> plans.put(partition, plan)));
            long[] counts = new long[2];
            long published = 0;
            if (!ReplayPlan.published(plans)) {
                counts = stage(topics, producer, plans, committed);
                published = publish(topics, producer, plans);
            }
            bury(topics, producer, plans);
            topics.end();
            return new Outcome(counts[0], counts[1], published, resumed);
        }
    }

    private long[] stage(
            ReplayTopics topics,
            Producer<byte[], byte[]> producer,
            Map<TopicPartition, ReplayPlan> plans,
            Map<TopicPartition, OffsetAndMetadata> committed) {
        long[] counts = new long[2];
        long all = 0;
        for (Map.Entry<TopicPartition, ReplayPlan> plan : plans.entrySet()) {
            all += plan.getValue().until() - positionOf(committed, plan.getKey());
        }
        long toRead = all;
        Map<TopicPartition, Long> until = new HashMap<>();
        plans.forEach((partition, plan) -> until.put(partition, plan.until()));
        Map<TopicPartition, Long> start = new HashMap<>();
        committed.forEach((partition, offset) -> start.put(partition, offset.offset()));
        topics.read(start, until, (records, positions) -> {
            producer.beginTransaction();
            records.forEach(record -> again(record)
                    .ifPresentOrElse(
                            staged -> {
                                counts[0]++;
                                topics.send(producer, staged);
                            },
                            () -> counts[1] += record.value() == null ? 0 : 1));
            Map<TopicPartition, OffsetAndMetadata> next = new HashMap<>();
            positions.forEach((partition, position) -> next.put(
                    partition, Objects.requireNonNull(plans.get(partition)).at(position)));
            producer.sendOffsetsToTransaction(next, topics.groupMetadata());
            producer.commitTransaction();
            progress.staged(counts[0] + counts[1], toRead);
        });
        return counts;
    }

    private static long positionOf(Map<TopicPartition, OffsetAndMetadata> committed, TopicPartition partition) {
        OffsetAndMetadata offset = committed.get(partition);
        return offset == null ? 0 : offset.offset();
    }

    /// The new answer; empty for a tombstone and for what can't be enriched, which the live stage has put aside
    /// already.
    private Optional<ProducerRecord<byte[], byte[]>> again(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return Optional.empty();
        }
        try {
            EnrichedArticle answer =
                    enrichment.apply(articles.deserializer().deserialize(record.topic(), record.value()));
            byte[] value = enriched.serializer().serialize(wire.names().enriched(), answer);
            ProducerRecord<byte[], byte[]> staged = new ProducerRecord<>(
                    ReplayTopics.staging(wire), record.partition(), record.timestamp(), record.key(), value);
            String id = answer.getId() + "/" + answer.getRevision() + "/" + answer.getEnrichedAt();
            EventHeaders.of(id, "/enrich/" + answer.getId(), "io.wiredesk.enriched", answer.getEnrichedAt())
                    .forEach(staged.headers()::add);
            EventHeaders.put(staged.headers(), "lang", answer.getLanguage());
            return Optional.of(staged);
        } catch (RuntimeException e) {
            LOG.atWarn().addKeyValue("offset", record.offset()).log("not enriched again: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private long publish(
            ReplayTopics topics, Producer<byte[], byte[]> producer, Map<TopicPartition, ReplayPlan> plans) {
        Set<String> live = new HashSet<>();
        topics.readOn(plans, record -> live.add(key(record)));
        Map<String, Long> newest = new HashMap<>();
        topics.readStaged(record -> newest.put(key(record), record.offset()));
        String at = Instant.now().toString();
        long[] published = new long[1];
        producer.beginTransaction();
        topics.readStaged(record -> {
            Long offset = newest.get(key(record));
            if (offset != null && offset == record.offset() && !live.contains(key(record))) {
                ProducerRecord<byte[], byte[]> out = new ProducerRecord<>(
                        wire.names().enriched(),
                        null,
                        record.timestamp(),
                        record.key(),
                        record.value(),
                        record.headers());
                EventHeaders.put(out.headers(), HEADER, at);
                topics.send(producer, out);
                published[0]++;
            }
        });
        Map<TopicPartition, OffsetAndMetadata> done = new HashMap<>();
        plans.forEach(
                (partition, plan) -> done.put(partition, plan.afterPublishing().at(plan.until())));
        producer.sendOffsetsToTransaction(done, topics.groupMetadata());
        producer.commitTransaction();
        return published[0];
    }

    /// What was deleted while the new answers went out stays deleted.
    private void bury(ReplayTopics topics, Producer<byte[], byte[]> producer, Map<TopicPartition, ReplayPlan> plans) {
        Map<String, byte[]> last = new HashMap<>();
        Set<String> deleted = new HashSet<>();
        topics.readOn(plans, record -> {
            last.put(key(record), record.key());
            boolean _ = record.value() == null ? deleted.add(key(record)) : deleted.remove(key(record));
        });
        producer.beginTransaction();
        deleted.forEach(
                id -> topics.send(producer, new ProducerRecord<>(wire.names().enriched(), last.get(id), null)));
        producer.commitTransaction();
    }

    private static String key(ConsumerRecord<byte[], byte[]> record) {
        return record.key() == null ? "" : new String(record.key(), StandardCharsets.UTF_8);
    }
}
