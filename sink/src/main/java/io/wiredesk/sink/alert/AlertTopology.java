package io.wiredesk.sink.alert;

import io.wiredesk.schemas.config.WireConfig;
import java.time.Duration;
import java.time.InstantSource;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.Stores;

/// The journey from an enriched article to alerts, from top to bottom:
///
/// saved searches → every instance; enriched → match → by search → once → alerts; what can't be read → dead letters.
///
/// Matching is the work, and is shared by articles; remembering what was told is little, and is shared by searches.
public final class AlertTopology {
    static final String SEARCHES = "searches";
    static final String TOLD = "told";
    static final String ALERTS = "alerts-out";
    static final String DEAD_LETTERS = "dead-letters-out";
    static final String BY_SEARCH = "by-search";
    /// What Streams calls the first step of [#BY_SEARCH].
    static final String TO_SEARCH = BY_SEARCH + "-repartition-filter";

    private static final String MATCH = "match";
    private static final String ONCE = "once";
    private static final Serde<byte[]> BYTES = Serdes.ByteArray();

    private AlertTopology() {}

    /// @param window how long a search remembers what it told
    /// @param queries filled and emptied by the topology; its owner's to close
    /// @param clock tells when a record was put aside
    public static Topology build(WireConfig wire, Duration window, StandingQueries queries, InstantSource clock) {
        StreamsBuilder builder = new StreamsBuilder();
        builder.addGlobalStore(
                Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(SEARCHES), Serdes.String(), Serdes.ByteArray())
                        .withLoggingDisabled(),
                wire.names().savedSearches(),
                Consumed.with(Serdes.String(), BYTES).withName("saved-searches"),
                () -> new SearchesProcessor(wire, queries));
        builder.addStateStore(Stores.windowStoreBuilder(
                Stores.persistentWindowStore(TOLD, window, window, false), Serdes.String(), BYTES));
        builder.stream(wire.names().enriched(), Consumed.with(BYTES, BYTES).withName("enriched"))
                .process(() -> new MatchProcessor(wire, queries, clock), Named.as(MATCH))
                .repartition(Repartitioned.with(BYTES, BYTES)
                        .withName(BY_SEARCH)
                        .withNumberOfPartitions(wire.topics().partitions()))
                .process(() -> new OnceProcessor(window), Named.as(ONCE), TOLD);
        Topology topology = builder.build();
        sink(topology, DEAD_LETTERS, wire.names().deadLetters(), MATCH);
        sink(topology, ALERTS, wire.names().alerts(), ONCE);
        return topology;
    }

    private static void sink(Topology topology, String name, String topic, String parent) {
        topology.addSink(name, topic, new ByteArraySerializer(), new ByteArraySerializer(), parent);
    }
}
