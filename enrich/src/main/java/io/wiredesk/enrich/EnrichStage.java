package io.wiredesk.enrich;

import io.wiredesk.schemas.config.WireConfig;
import io.wiredesk.schemas.streams.StreamsStage;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/// Enrichment as it runs: the topology on a cluster. More instances share the partitions among them.
public final class EnrichStage {
    private EnrichStage() {}

    /// Starts in the background; creates the topics that the cluster lacks first.
    ///
    /// @param stateDir where the stories of the last days are kept; what is lost there is restored from the cluster
    /// @throws IllegalStateException with one line, when the topics can't be made
    public static StreamsStage start(WireConfig wire, EnrichConfig config, Path stateDir) {
        return start(wire, config, stateDir, InstantSource.system());
    }

    /// The same by another clock.
    ///
    /// @param clock tells when enrichment ended
    public static StreamsStage start(WireConfig wire, EnrichConfig config, Path stateDir, InstantSource clock) {
        // Its threads are daemons and idle ones end by themselves: nobody has to close it.
        BoundedEnrichment enrichment = new BoundedEnrichment(Enrichment.load(config), config.timeout());
        wire.createTopics();
        Topology topology =
                EnrichTopology.build(wire, config.storyWindow(), config.editWindow(), enrichment::enrich, clock);
        Map<String, Object> threads = Map.of(StreamsConfig.NUM_STREAM_THREADS_CONFIG, config.threads());
        return StreamsStage.start(wire, "enrich", topology, stateDir, threads);
    }
}
