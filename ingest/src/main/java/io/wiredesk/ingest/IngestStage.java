package io.wiredesk.ingest;

import io.wiredesk.ingest.poll.Poll;
import io.wiredesk.schemas.config.WireConfig;
import io.wiredesk.schemas.streams.StreamsStage;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// Ingest as it runs: the topology on a cluster, and its poller. More instances share the feeds among them.
///
/// Threading: safe for concurrent use.
public final class IngestStage implements AutoCloseable {
    private final StreamsStage streams;
    private final Poll poll;

    private IngestStage(StreamsStage streams, Poll poll) {
        this.streams = streams;
        this.poll = poll;
    }

    /// Starts in the background; creates the topics that the cluster lacks first.
    ///
    /// @param stateDir where the stores are kept; what is lost there is restored from the cluster
    /// @throws IllegalStateException with one line, when the topics can't be made
    public static IngestStage start(WireConfig wire, IngestConfig config, Path stateDir) {
        wire.createTopics();
        Poll poll = new Poll(config.limits(), InstantSource.system());
        var topology = IngestTopology.build(wire, config, poll, InstantSource.system());
        return new IngestStage(StreamsStage.start(wire, "ingest", topology, stateDir, Map.of()), poll);
    }

    public boolean running() {
        return streams.running();
    }

    /// What ended it, if it did not end by itself.
    public Optional<Throwable> failure() {
        return streams.failure();
    }

    /// Ends cleanly: what was polled and not yet committed is polled again by the next start.
    @Override
    public void close() {
        streams.close();
        poll.close();
    }
}
