package io.wiredesk.schemas.streams;

import io.wiredesk.schemas.config.WireConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A Streams application of the wire, exactly once, short commits, in the streams group protocol.
///
/// Threading: safe for concurrent use.
public final class StreamsStage implements AutoCloseable {
    private static final Duration CLOSING = Duration.ofSeconds(20);
    /// What waits for a commit waits in every stage; `kafka.client.commit.interval.ms` sets another.
    private static final int COMMIT_MILLIS = 100;

    /// One request takes one batch of each partition: in batches for three articles, as producers have them, a commit
    /// waits for many requests.
    public static final int BATCH_BYTES = 256 << 10;

    /// Threads that a stage may lose so in its life: what happens more often is no accident.
    private static final int MOST_REPLACED = 3;

    private static final Logger LOG = LoggerFactory.getLogger(StreamsStage.class);

    private final KafkaStreams streams;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final AtomicInteger replaced = new AtomicInteger();
    private final ClockWatch clock = new ClockWatch(InstantSource.system(), System::nanoTime, this::clockSetBack);

    private StreamsStage(Topology topology, Properties properties) {
        streams = new KafkaStreams(topology, properties);
    }

    private void clockSetBack(Duration by) {
        failure.compareAndSet(
                null,
                new IllegalStateException("the clock was set back by " + by.toSeconds()
                        + " s, and nothing would be done for as long; start again"));
    }

    /// Starts in the background.
    ///
    /// @param name of the stage; see [#applicationId]
    /// @param stateDir where the stores are kept; what is lost there is restored from the cluster
    /// @param more settings of this stage beside those of every stage
    public static StreamsStage start(
            WireConfig wire, String name, Topology topology, Path stateDir, Map<String, Object> more) {
        Properties properties = properties(wire, name, stateDir);
        properties.putAll(more);
        StreamsStage stage = new StreamsStage(topology, properties);
        stage.streams.setUncaughtExceptionHandler(stage::failed);
        stage.streams.start();
        ClockWatch _ = stage.clock.start();
        return stage;
    }

    /// A thread whose store was closed under it is replaced by one that opens the task anew: Streams 4.3.1 keeps a
    /// segment that failed to open after an unclean end (KAFKA-20808). Whatever else fails ends the stage.
    private StreamThreadExceptionResponse failed(Throwable e) {
        if (isClosedStore(e) && replaced.incrementAndGet() <= MOST_REPLACED) {
            LOG.atWarn().addKeyValue("reason", e.getMessage()).log("a thread lost its store and is replaced");
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        failure.compareAndSet(null, e);
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private static boolean isClosedStore(Throwable e) {
        return Stream.iterate(e, Objects::nonNull, Throwable::getCause)
                .anyMatch(InvalidStateStoreException.class::isInstance);
    }

    /// The name of the Streams application, and so of the group: `news-ingest` for the prefix `news.`.
    public static String applicationId(WireConfig wire, String name) {
        return wire.names().prefix().replace(".", "") + "-" + name;
    }

    static Properties properties(WireConfig wire, String name, Path stateDir) {
        Properties properties = wire.clientProperties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId(wire, name));
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "streams");
        properties.putIfAbsent(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_MILLIS);
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, -1);
        properties.put(StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        properties.put(StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
        return properties;
    }

    public boolean running() {
        return failure.get() == null && streams.state().isRunningOrRebalancing();
    }

    /// What ended it, if it did not end by itself.
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure.get());
    }

    /// Ends cleanly: what was read and not yet committed is read again by the next start.
    @Override
    public void close() {
        clock.close();
        streams.close(CLOSING);
    }
}
