package io.wiredesk.ingest;

import io.wiredesk.ingest.fetch.HostGates;
import io.wiredesk.ingest.fetch.HostTurns;
import io.wiredesk.ingest.fetch.Web;
import io.wiredesk.ingest.poll.Poll;
import io.wiredesk.ingest.websub.Callback;
import io.wiredesk.ingest.websub.CallbackServer;
import io.wiredesk.ingest.websub.HubClient;
import io.wiredesk.schemas.config.WireConfig;
import io.wiredesk.schemas.streams.StreamsStage;
import java.net.InetSocketAddress;
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
    private final Optional<HubDoor> door;

    private IngestStage(StreamsStage streams, Poll poll, Optional<HubDoor> door) {
        this.streams = streams;
        this.poll = poll;
        this.door = door;
    }

    /// Where hubs are heard, and what keeps what they say.
    private record HubDoor(PushProducer producer, CallbackServer server) implements AutoCloseable {
        static HubDoor open(WireConfig wire, IngestConfig config, Callback callback, InstantSource clock) {
            PushProducer producer = new PushProducer(wire);
            try {
                InetSocketAddress address = new InetSocketAddress(
                        config.websub().host(), config.websub().port());
                return new HubDoor(
                        producer, CallbackServer.start(address, callback, producer, config.maxBodyBytes(), clock));
            } catch (RuntimeException e) {
                producer.close();
                throw e;
            }
        }

        @Override
        public void close() {
            server.close();
            producer.close();
        }
    }

    /// Starts in the background; creates the topics that the cluster lacks first.
    ///
    /// @param stateDir where the stores are kept; what is lost there is restored from the cluster
    /// @throws IllegalStateException with one line, when the topics can't be made, or hubs can't be heard
    public static IngestStage start(WireConfig wire, IngestConfig config, Path stateDir) {
        return start(wire, config, stateDir, InstantSource.system());
    }

    /// The same by another clock.
    ///
    /// @param clock tells which polls are due, and is what articles and their records are dated by
    public static IngestStage start(WireConfig wire, IngestConfig config, Path stateDir, InstantSource clock) {
        wire.createTopics();
        FirstReading.read();
        HostGates gates = config.gates(clock);
        Web web = new Web(config.limits().fetch(), gates, clock);
        Poll poll = new Poll(web, config.limits(), clock);
        FetchPermits permits = FetchPermits.of(config.fetchers());
        HostTurns turns = new HostTurns(gates, permits.requests(), clock);
        Pages pages = new WebPages(web, turns, config.productToken(), clock);
        Optional<Callback> callback = config.websub().callback();
        Hubs hubs = callback.<Hubs>map(given ->
                        new HubClient(web, turns, given, config.websub().lease(), config.timeout())::subscribe)
                .orElse(Hubs.NONE);
        Optional<HubDoor> door = callback.map(given -> HubDoor.open(wire, config, given, clock));
        var topology = IngestTopology.build(wire, config, new Sources(poll, pages, hubs, gates, permits), clock);
        return new IngestStage(StreamsStage.start(wire, "ingest", topology, stateDir, streams(config)), poll, door);
    }

    /// The port at which hubs are heard; empty where none are.
    public Optional<Integer> hubPort() {
        return door.map(open -> open.server().port());
    }

    /// What Streams is told beside what every stage tells it: a stream thread turns once a tick, so that finished
    /// polls are taken back and due ones handed out.
    public static Map<String, Object> streams(IngestConfig config) {
        return Map.of(
                StreamsConfig.NUM_STREAM_THREADS_CONFIG,
                config.threads(),
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
        door.ifPresent(HubDoor::close);
        streams.close();
        poll.close();
    }
}
