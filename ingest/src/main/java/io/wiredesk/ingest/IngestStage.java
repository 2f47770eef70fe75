package io.wiredesk.ingest;

import io.wiredesk.ingest.fetch.HostGates;
import io.wiredesk.ingest.fetch.HostTurns;
import io.wiredesk.ingest.fetch.Web;
import io.wiredesk.ingest.poll.Poll;
import io.wiredesk.schemas.config.WireConfig;
import io.wiredesk.schemas.streams.StreamsStage;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.StreamsConfig;

/// Ingest as it runs: the topology on a cluster, and its poller. More instances share the feeds among them.
///
/// Threading: safe for concurrent use.
public final class IngestStage implements AutoCloseable {
    private static final long MAX_POLL_MILLIS = 100;

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
        InstantSource clock = InstantSource.system();
        HostGates gates = config.gates(clock);
        Web web = new Web(config.limits().fetch(), gates, clock);
        Poll poll = new Poll(web, config.limits(), clock);
        FetchPermits permits = FetchPermits.of(config.fetchers());
        Pages pages = new WebPages(web, new HostTurns(gates, permits.requests(), clock), config.productToken(), clock);
        var topology = IngestTopology.build(wire, config, new Sources(poll, pages, gates, permits), clock);
        return new IngestStage(StreamsStage.start(wire, "ingest", topology, stateDir, streams(config)), poll);
    }

    /// The stream thread turns once a tick, so that finished polls are taken back and due ones handed out.
    private static Map<String, Object> streams(IngestConfig config) {
        return Map.of(
                StreamsConfig.POLL_MS_CONFIG,
                Math.min(config.tick().toMillis(), MAX_POLL_MILLIS),
                StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG,
                BoundedStores.class);
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
