package io.wiredesk.sink;

import io.wiredesk.schemas.SchemaUnavailableException;
import io.wiredesk.schemas.config.WireConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/// Builds an index again from the enriched topic beside the live one, then lets it take the live one's place. Run again
/// after a break, it goes on where it stood.
public final class Reindex {
    private static final Duration POLL = Duration.ofMillis(200);

    /// Enough for a batch from one partition; the consumer's own default is made for many consumers on one machine.
    private static final int FETCH_BYTES = 16 << 20;

    private final WireConfig wire;
    private final SinkConfig config;
    private final IndexPlace place;
    private final Progress progress;
    private long records;
    private long failed;

    /// Told of after each batch.
    public interface Progress {
        /// @param done offsets passed in this run
        /// @param all offsets to pass in this run, as far as is known
        void at(long done, long all);
    }

    /// What came of it.
    ///
    /// @param records read in this run
    /// @param failed of these, no articles, or refused by the index
    /// @param articles in the new index when it was whole
    /// @param resumed whether it went on with what an earlier run began
    public record Outcome(long records, long failed, long articles, boolean resumed) {}

    public Reindex(WireConfig wire, SinkConfig config, IndexPlace place, Progress progress) {
        this.wire = wire;
        this.config = config;
        this.place = place;
        this.progress = progress;
    }

    /// Does it all.
    ///
    /// @throws IllegalStateException with one line, when Kafka or the index can't be used
    public Outcome run() {
        try (Rebuild rebuild = place.rebuild();
                KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(consumerProperties())) {
            SearchIndex index = rebuild.index();
            boolean resumed = !index.positions().isEmpty();
            feed(consumer, index);
            long articles = index.count();
            rebuild.install(() -> feed(consumer, index));
            return new Outcome(records, failed, articles, resumed);
        } catch (KafkaException e) {
            throw new IllegalStateException(
                    wire.names().enriched() + " can't be read at "
                            + wire.kafka().bootstrapServers() + ": " + e.getMessage(),
                    e);
        }
    }

    /// From where the index stands to where the topic ends now.
    private void feed(KafkaConsumer<byte[], byte[]> consumer, SearchIndex index) {
        List<TopicPartition> partitions = partitions(consumer);
        consumer.assign(partitions);
        Map<TopicPartition, Long> known = index.positions();
        Map<TopicPartition, Long> beginnings = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> starts = new HashMap<>();
        for (TopicPartition partition : partitions) {
            long beginning = beginnings.getOrDefault(partition, 0L);
            starts.put(partition, Math.max(beginning, known.getOrDefault(partition, beginning)));
        }
        starts.forEach(consumer::seek);
        new Reading(consumer, index, starts, consumer.endOffsets(partitions)).run();
    }

    /// One way from here to there.
    private final class Reading {
        private final KafkaConsumer<byte[], byte[]> consumer;
        private final SearchIndex index;
        private final Map<TopicPartition, Long> starts;
        private final Map<TopicPartition, Long> ends;
        private final Decoder decoder = new Decoder(wire);
        private final List<IndexChange> changes = new ArrayList<>();

        Reading(
                KafkaConsumer<byte[], byte[]> consumer,
                SearchIndex index,
                Map<TopicPartition, Long> starts,
                Map<TopicPartition, Long> ends) {
            this.consumer = consumer;
            this.index = index;
            this.starts = starts;
            this.ends = ends;
        }

        void run() {
            long all = sum(ends) - sum(starts);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(POLL).forEach(this::add);
                if (changes.size() >= config.batch()) {
                    write();
                    progress.at(Math.min(all, sum(positions()) - sum(starts)), all);
                }
            }
            write();
            progress.at(all, all);
        }

        private void add(ConsumerRecord<byte[], byte[]> record) {
            records++;
            try {
                changes.add(decoder.decode(record));
            } catch (SchemaUnavailableException e) {
                throw e; // A registry that is down says nothing about the record.
            } catch (SerializationException _) {
                failed++; // The sink has put it to the dead letters already.
            }
        }

        private void write() {
            index.apply(changes, positions(), refused -> failed += refused.size());
            changes.clear();
        }

        private Map<TopicPartition, Long> positions() {
            Map<TopicPartition, Long> positions = new HashMap<>();
            ends.keySet().forEach(partition -> positions.put(partition, consumer.position(partition)));
            return positions;
        }
    }

    private static long sum(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
        List<PartitionInfo> infos = consumer.partitionsFor(wire.names().enriched());
        if (infos == null || infos.isEmpty()) {
            throw new IllegalStateException("there is no topic " + wire.names().enriched() + " at "
                    + wire.kafka().bootstrapServers() + "; a stage makes the topics when it starts");
        }
        return infos.stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
    }

    private Properties consumerProperties() {
        Properties properties = wire.clientProperties();
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(config.batch()));
        properties.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, Integer.toString(FETCH_BYTES));
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        return properties;
    }
}
