package io.wiredesk.sink;

import io.wiredesk.schemas.TopicNames;
import io.wiredesk.schemas.config.WireConfig;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Feeds the index: a batch is read, bad records go to the dead letters, the index makes the rest durable with the
/// positions it reaches, and then Kafka is told. The index's own positions decide where reading starts; what Kafka
/// holds is for those who watch the lag.
///
/// Threading: one thread of its own does everything. The index stays its owner's to close, after this.
public final class IndexSink implements AutoCloseable {
    /// The stage's name in dead letters.
    static final String STAGE = "sink";

    /// How long a poll waits at most, and so about how long [#close] takes.
    private static final Duration MAX_POLL = Duration.ofMillis(200);

    private static final Logger LOG = LoggerFactory.getLogger(IndexSink.class);

    private final SinkConfig config;
    private final SearchIndex index;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Batch batch;
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private final Thread thread;
    private volatile boolean stopping;
    private volatile @Nullable Throwable failure;

    private IndexSink(WireConfig wire, SinkConfig config, SearchIndex index) {
        this.config = config;
        this.index = index;
        this.consumer = new KafkaConsumer<>(consumerProperties(wire, config));
        this.batch = new Batch(wire, InstantSource.system());
        this.thread = Thread.ofPlatform().name("index-sink").unstarted(() -> run(wire.names()));
    }

    /// Starts to feed the index from `news.enriched`.
    public static IndexSink start(WireConfig wire, SinkConfig config, SearchIndex index) {
        IndexSink sink = new IndexSink(wire, config, index);
        sink.thread.start();
        return sink;
    }

    /// The consumer group: the prefix without its dots, and `-sink`.
    public static String groupId(TopicNames names) {
        return names.prefix().replace(".", "") + "-sink";
    }

    public boolean running() {
        return thread.isAlive() && failure == null;
    }

    /// Why it stopped by itself; empty while it runs and after [#close].
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    private void run(TopicNames names) {
        try (consumer;
                batch) {
            consumer.subscribe(List.of(names.enriched()), new Partitions());
            feed();
        } catch (Exception | Error e) {
            failure = e;
            LOG.atError().setCause(e).log("the sink stopped: the index is not fed until it is started again");
        }
    }

    private void feed() {
        try {
            long due = System.nanoTime();
            while (!stopping) {
                consumer.poll(pollTime()).forEach(batch::add);
                if (batch.size() >= config.batch() || System.nanoTime() - due >= 0) {
                    flush();
                    due = System.nanoTime() + config.commitInterval().toNanos();
                }
            }
            flush();
        } catch (Exception | Error e) {
            failure = e; // Before the consumer closes, which revokes its partitions.
            throw e;
        }
    }

    private Duration pollTime() {
        return config.commitInterval().compareTo(MAX_POLL) < 0 ? config.commitInterval() : MAX_POLL;
    }

    private void flush() {
        Map<TopicPartition, Long> moved = movedPositions();
        if (batch.size() > 0) {
            batch.sendDeadLetters();
            index.apply(batch.changes(), moved);
            batch.clear();
        }
        commit(moved);
    }

    /// Where each partition stands that moved. The consumer's position lies behind transaction markers too, which no
    /// record shows: without it the lag would never reach 0.
    private Map<TopicPartition, Long> movedPositions() {
        Map<TopicPartition, Long> moved = new HashMap<>();
        for (TopicPartition partition : consumer.assignment()) {
            Long position = consumer.position(partition);
            if (!position.equals(committed.get(partition))) {
                moved.put(partition, position);
            }
        }
        return moved;
    }

    /// Kafka's copy of the positions may be late: the next flush tells it again.
    private void commit(Map<TopicPartition, Long> moved) {
        if (moved.isEmpty()) {
            return;
        }
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        moved.forEach((partition, next) -> offsets.put(partition, new OffsetAndMetadata(next)));
        try {
            consumer.commitSync(offsets);
            committed.putAll(moved);
        } catch (CommitFailedException | RetriableException e) {
            LOG.atWarn().addKeyValue("reason", e.getMessage()).log("positions not committed; the index has them");
        }
    }

    /// Ends after the batch at hand is durable.
    @Override
    public void close() {
        stopping = true;
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static Properties consumerProperties(WireConfig wire, SinkConfig config) {
        Properties properties = wire.clientProperties();
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, groupId(wire.names()));
        properties.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, Integer.toString(config.batch()));
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        return properties;
    }

    private final class Partitions implements ConsumerRebalanceListener {
        /// The index knows best how far it is, whatever Kafka remembers; an index that knows nothing starts over.
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            Map<TopicPartition, Long> known = index.positions();
            for (TopicPartition partition : partitions) {
                committed.remove(partition);
                Long next = known.get(partition);
                if (next == null) {
                    consumer.seekToBeginning(List.of(partition));
                } else {
                    consumer.seek(partition, next);
                }
            }
        }

        /// After a failure the positions may lie behind records that are not in the batch, so nothing is flushed.
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            if (failure == null) {
                flush();
            }
        }

        /// Others own them already. What was read of them may stay in the batch: the index takes it once.
        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            partitions.forEach(committed::remove);
        }
    }
}
