package io.wiredesk.enrich.trend;

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

/// From enriched articles to trends, from top to bottom:
///
/// enriched → sight (what each article is about, and is no longer) → by entity or subject → count → trends; what
/// can't be
/// read → dead letters.
public final class TrendTopology {
    static final String SEEN = "seen";
    static final String SIGHTINGS = "sightings";
    static final String COUNTS = "counts";
    static final String TRENDS = "trends-out";
    static final String DEAD_LETTERS = "dead-letters-out";
    static final String BY_SUBJECT = "by-subject";
    /// What Streams calls the first step of [#BY_SUBJECT].
    static final String TO_SUBJECT = BY_SUBJECT + "-repartition-filter";

    private static final String SIGHT = "sight";
    private static final String COUNT = "count";
    private static final Serde<byte[]> BYTES = Serdes.ByteArray();

    private TrendTopology() {}

    /// @param clock tells when a record was put aside
    public static Topology build(WireConfig wire, TrendConfig config, InstantSource clock) {
        Duration late = config.grace().plus(config.window().multipliedBy(2));
        Duration past = config.history().plus(late);
        StreamsBuilder builder = new StreamsBuilder();
        builder.addStateStore(Stores.windowStoreBuilder(
                Stores.persistentWindowStore(SEEN, past, past, false), Serdes.String(), BYTES));
        builder.addStateStore(Stores.windowStoreBuilder(
                Stores.persistentWindowStore(SIGHTINGS, late, config.window(), false), Serdes.String(), BYTES));
        builder.addStateStore(Stores.windowStoreBuilder(
                Stores.persistentWindowStore(COUNTS, past, config.window(), false), Serdes.String(), Serdes.Double()));
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(CountProcessor.SINCE), Serdes.String(), Serdes.Long()));
        builder.stream(wire.names().enriched(), Consumed.with(BYTES, BYTES).withName("enriched"))
                .process(() -> new SightProcessor(wire, config, clock), Named.as(SIGHT), SEEN)
                .repartition(Repartitioned.with(BYTES, BYTES)
                        .withName(BY_SUBJECT)
                        .withNumberOfPartitions(wire.topics().partitions()))
                .process(
                        () -> new CountProcessor(wire, config),
                        Named.as(COUNT),
                        SIGHTINGS,
                        COUNTS,
                        CountProcessor.SINCE);
        Topology topology = builder.build();
        sink(topology, DEAD_LETTERS, wire.names().deadLetters(), SIGHT);
        sink(topology, TRENDS, wire.names().trends(), COUNT);
        return topology;
    }

    private static void sink(Topology topology, String name, String topic, String parent) {
        topology.addSink(name, topic, new ByteArraySerializer(), new ByteArraySerializer(), parent);
    }
}
