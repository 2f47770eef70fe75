package io.wiredesk.enrich;

import io.wiredesk.schemas.config.WireConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;

/// Enrichment as it runs: the topology on a cluster. More instances share the partitions among them.
///
/// Threading: safe for concurrent use.
public final class EnrichStage implements AutoCloseable {
    private static final Duration CLOSING = Duration.ofSeconds(20);
    private static final int COMMIT_MILLIS = 100;

    private final KafkaStreams streams;
    private final AtomicReference<@Nullable Throwable> failure;

    private EnrichStage(KafkaStreams streams, AtomicReference<@Nullable Throwable> failure) {
        this.streams = streams;
        this.failure = failure;
    }

    /// Starts in the background; creates the topics that the cluster lacks first.
    ///
    /// @param stateDir where Streams keeps its lock; there is no state to lose
    /// @throws IllegalStateException with one line, when the topics can't be made
    public static EnrichStage start(WireConfig wire, EnrichConfig config, Path stateDir) {
        wire.createTopics();
        Enrichment enrichment = Enrichment.load(config);
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        KafkaStreams streams = new KafkaStreams(
                EnrichTopology.build(wire, enrichment::enrich, InstantSource.system()),
                properties(wire, config, stateDir));
        streams.setUncaughtExceptionHandler(e -> {
            failure.compareAndSet(null, e);
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
        streams.start();
        return new EnrichStage(streams, failure);
    }

    /// The name of the Streams application, and so of the group: `news-enrich` for the prefix `news.`.
    static String applicationId(WireConfig wire) {
        return wire.names().prefix().replace(".", "") + "-enrich";
    }

    private static Properties properties(WireConfig wire, EnrichConfig config, Path stateDir) {
        Properties properties = wire.clientProperties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId(wire));
        properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
        properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
        properties.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, "streams");
        properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
        properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_MILLIS);
        properties.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, -1);
        properties.put(StreamsConfig.consumerPrefix("auto.offset.reset"), "earliest");
        return properties;
    }

    public boolean running() {
        return streams.state().isRunningOrRebalancing();
    }

    /// What ended it, if it did not end by itself.
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure.get());
    }

    /// Ends cleanly: what was enriched and not yet committed is enriched again by the next start.
    @Override
    public void close() {
        streams.close(CLOSING);
    }
}
