package io.wiredesk.sink.alert;

import io.wiredesk.schemas.config.WireConfig;
import io.wiredesk.schemas.streams.StreamsStage;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.StreamsConfig;

/// Alerts as they run: the topology on a cluster. More instances share the articles; each knows every search.
public final class AlertStage implements AutoCloseable {
    private final StandingQueries queries;
    private final StreamsStage streams;

    private AlertStage(StandingQueries queries, StreamsStage streams) {
        this.queries = queries;
        this.streams = streams;
    }

    /// Starts in the background; creates the topics that the cluster lacks first.
    ///
    /// @param stateDir where what was told is kept; what is lost there is restored from the cluster
    /// @throws IllegalStateException with one line, when the topics can't be made
    public static AlertStage start(WireConfig wire, AlertConfig config, Path stateDir) {
        wire.createTopics();
        StandingQueries queries = new StandingQueries();
        StreamsStage streams = StreamsStage.start(
                wire,
                "alerts",
                AlertTopology.build(wire, config.window(), queries, InstantSource.system()),
                stateDir,
                Map.of(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads()));
        return new AlertStage(queries, streams);
    }

    /// Whether articles are asked for this search already.
    public boolean asks(String searchId) {
        return queries.has(searchId);
    }

    public boolean running() {
        return streams.running();
    }

    /// What ended it, if it did not end by itself.
    public Optional<Throwable> failure() {
        return streams.failure();
    }

    @Override
    public void close() {
        streams.close();
        queries.close();
    }
}
