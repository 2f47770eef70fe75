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
/// holds is for those who watch the lag. While one batch is written the next is read; where the index is slower than
/// that, partitions are paused, and polling goes on.
///
/// Threading: one thread of its own polls, another writes. The index stays its owner's to close, after this.
public final class IndexSink implements AutoCloseable {
    /// How long a poll waits at most, and so about how long [#close] takes.
    private static final Duration MAX_POLL = Duration.ofMillis(200);

    /// The same while a batch is being written, whose end is waited for.
    private static final Duration SHORT_POLL = Duration.ofMillis(10);

    /// How long partitions that go, or a sink that ends, wait for a batch; far below what a consumer may stay away.
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final Logger LOG = LoggerFactory.getLogger(IndexSink.class);

    private final SinkConfig config;
    private final SearchIndex index;
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Decoder decoder;
    private final DeadLetters deadLetters;
    private final Writing writing;
    private final Map<TopicPartition, Long> handedOver = new HashMap<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private final Thread thread;
    private Batch batch;
    private volatile boolean stopping;
    private volatile @Nullable Throwable failure;

    private IndexSink(WireConfig wire, SinkConfig config, SearchIndex index) {
        this.config = config;
        this.index = index;
        this.consumer = new KafkaConsumer<>(consumerProperties(wire, config));
        this.decoder = new Decoder(wire);
        this.deadLetters = new DeadLetters(wire, InstantSource.system());
        this.writing = new Writing(index, deadLetters, InstantSource.system());
        this.batch = new Batch(decoder);
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
        // The consumer closes first, as its partitions go with a last batch.
        try (deadLetters;
                writing;
                consumer) {
            consumer.subscribe(List.of(names.enriched()), new Partitions());
            feed();
        } catch (Exception | Error e) {
            failed(e);
            LOG.atError().setCause(e).log("the sink stopped: the index is not fed until it is started again");
        }
    }

    private void feed() {
        try {
            long due = System.nanoTime();
            while (!stopping) {
                consumer.poll(pollTime()).forEach(batch::add);
                // A consumer that is paused doesn't wait in its poll as long as it has records.
                Duration wait = batch.size() >= config.batch() ? MAX_POLL : Duration.ZERO;
                writing.done(wait).ifPresent(this::settle);
                SinkMeters.waiting(batch.size() + writing.size());
                boolean full = batch.size() >= config.batch();
                if (!writing.busy() && (full || System.nanoTime() - due >= 0)) {
                    handOver();
                    due = System.nanoTime() + config.commitInterval().toNanos();
                } else if (full) {
                    consumer.pause(consumer.assignment());
                }
            }
            flush();
        } catch (Exception | Error e) {
            failed(e); // Before the consumer closes, which revokes its partitions.
            throw e;
        } finally {
            SinkMeters.waiting(0);
        }
    }

    /// The first failure is the cause; what comes after it is its consequence.
    private void failed(Throwable e) {
        if (failure == null) {
            failure = e;
        }
    }

    private Duration pollTime() {
        if (batch.size() >= config.batch()) {
            return Duration.ZERO;
        }
        Duration longest = writing.busy() ? SHORT_POLL : MAX_POLL;
        return config.commitInterval().compareTo(longest) < 0 ? config.commitInterval() : longest;
    }

    /// Gives the batch to the writing thread, and has room for the next.
    private void handOver() {
        Map<TopicPartition, Long> moved = movedPositions();
        writing.begin(batch, moved);
        handedOver.putAll(moved);
        batch = new Batch(decoder);
        consumer.resume(consumer.paused());
    }

    private void settle(Writing.Done done) {
        commit(done.reached());
        if (done.renewed()) {
            batch = new Batch(decoder);
            seek(consumer.assignment());
        }
    }

    /// Everything that was read, durable; as far as that is possible in the time.
    private void flush() {
        writing.done(PATIENCE).ifPresent(this::settle);
        if (!writing.busy()) {
            handOver();
            writing.done(PATIENCE).ifPresent(this::settle);
        }
        if (writing.busy()) {
            LOG.warn("the index is too slow to take the last batch now; it is read again");
        }
    }

    /// Where each partition stands that moved. The consumer's position lies behind transaction markers too, which no
    /// record shows: without it the lag would never reach 0.
    private Map<TopicPartition, Long> movedPositions() {
        Map<TopicPartition, Long> moved = new HashMap<>();
        for (TopicPartition partition : consumer.assignment()) {
            Long position = consumer.position(partition);
            if (!position.equals(handedOver.get(partition))) {
                moved.put(partition, position);
            }
        }
        return moved;
    }

    /// Kafka's copy of the positions never goes back, even where an index that is built anew has to catch up. It may
    /// be late: the next batch tells it again.
    private void commit(Map<TopicPartition, Long> reached) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        reached.forEach((partition, next) -> {
            if (next > committed.getOrDefault(partition, -1L)) {
                offsets.put(partition, new OffsetAndMetadata(next));
            }
        });
        if (offsets.isEmpty()) {
            return;
        }
        try {
            consumer.commitSync(offsets);
            offsets.forEach((partition, offset) -> committed.put(partition, offset.offset()));
        } catch (CommitFailedException | RetriableException e) {
            reached.keySet().forEach(handedOver::remove);
            LOG.atWarn().addKeyValue("reason", e.getMessage()).log("positions not committed; the index has them");
        }
    }

    /// The index knows best how far it is, whatever Kafka remembers; an index that knows nothing starts over.
    private void seek(Collection<TopicPartition> partitions) {
        Map<TopicPartition, Long> known = index.positions();
        for (TopicPartition partition : partitions) {
            handedOver.remove(partition);
            Long next = known.get(partition);
            if (next == null) {
                consumer.seekToBeginning(List.of(partition));
            } else {
                consumer.seek(partition, next);
            }
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
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            try {
                writing.done(PATIENCE).ifPresent(IndexSink.this::settle);
                partitions.forEach(committed::remove);
                seek(partitions);
            } catch (RuntimeException e) {
                failed(e); // Kafka wraps it.
                throw e;
            }
        }

        /// After a failure the positions may lie behind records that are not in the batch, so nothing is flushed.
        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            if (failure != null) {
                return;
            }
            try {
                flush();
            } catch (RuntimeException e) {
                failed(e); // Kafka wraps it.
                throw e;
            }
        }

        /// Others own them already. What was read of them may stay in the batch: the index takes it once.
        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            partitions.forEach(handedOver::remove);
            partitions.forEach(committed::remove);
        }
    }
}
