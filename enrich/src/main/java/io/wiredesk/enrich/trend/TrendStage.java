package io.wiredesk.enrich.trend;

import io.wiredesk.schemas.config.WireConfig;
import io.wiredesk.schemas.streams.StreamsStage;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;

/// Trends as they run: the topology on a cluster. More instances share the articles, and the entities and subjects.
public final class TrendStage {
    private TrendStage() {}

    /// Starts in the background; creates the topics that the cluster lacks first.
    ///
    /// @param stateDir where the past is kept; what is lost there is restored from the cluster
    /// @throws IllegalStateException with one line, when the topics can't be made
    public static StreamsStage start(WireConfig wire, TrendConfig config, Path stateDir) {
        return start(wire, config, stateDir, InstantSource.system());
    }

    /// The same by another clock.
    ///
    /// @param clock tells when a record was put aside
    public static StreamsStage start(WireConfig wire, TrendConfig config, Path stateDir, InstantSource clock) {
        wire.createTopics();
        return StreamsStage.start(
                wire,
                "trends",
                TrendTopology.build(wire, config, clock),
                stateDir,
                Map.of(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads()));
    }
}
