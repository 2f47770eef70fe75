package io.wiredesk.enrich;

import io.wiredesk.news.Article;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.schemas.MediaTopicRoot;
import io.wiredesk.schemas.config.WireConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiFunction;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.Stores;

/// The journey of an article through enrichment, from top to bottom:
///
/// articles → enrich → (mentions, dead letters, lanes) → stories → (enriched, enriched by subject, stories).
///
/// Everything is bytes between the steps: a processor decodes, works and encodes, so that whatever fails there can
/// still
/// be put aside as it came. Enriching knows an article's last revision only; the stories of a lane have one owner,
/// which
/// knows its last days.
public final class EnrichTopology {
    static final String ENRICHED = "enriched-out";
    static final String MENTIONS = "mentions-out";
    static final String DEAD_LETTERS = "dead-letters-out";
    static final String LANES = "lanes";
    static final String STORIES = "stories-out";
    static final String STORY_DEAD_LETTERS = "story-dead-letters-out";
    static final String STORY_ROWS = "story-rows";
    static final String EDITIONS = "editions";
    /// What Streams calls the first step of [#LANES].
    static final String TO_LANES = LANES + "-repartition-filter";

    private static final String ENRICH = "enrich";
    private static final String TELL = "tell";
    private static final Serde<byte[]> BYTES = Serdes.ByteArray();

    private EnrichTopology() {}

    /// @param storyWindow how long an article is remembered for the stories
    /// @param editWindow how long a revision is remembered for what the next one changes
    /// @param enrichment makes one enriched article, such as [Enrichment#enrich]
    /// @param clock tells when enrichment ended
    public static Topology build(
            WireConfig wire,
            Duration storyWindow,
            Duration editWindow,
            BiFunction<Article, Instant, EnrichedArticle> enrichment,
            InstantSource clock) {
        int lanes = wire.topics().partitions();
        StreamsBuilder builder = new StreamsBuilder();
        builder.addStateStore(Stores.windowStoreBuilder(
                Stores.persistentWindowStore(EDITIONS, editWindow, editWindow, false), Serdes.String(), BYTES));
        KStream<byte[], byte[]> byLane = builder.stream(
                        wire.names().articles(), Consumed.with(BYTES, BYTES).withName("articles"))
                .process(() -> new EnrichProcessor(wire, editWindow, enrichment, clock), Named.as(ENRICH), EDITIONS)
                .repartition(Repartitioned.with(BYTES, BYTES)
                        .withName(LANES)
                        .withNumberOfPartitions(lanes)
                        .withStreamPartitioner(new LaneKey()));
        Topology topology = told(builder, byLane, wire, storyWindow, lanes);
        sink(topology, MENTIONS, wire.names().mentions(), ENRICH);
        sink(topology, DEAD_LETTERS, wire.names().deadLetters(), ENRICH);
        return topology;
    }

    /// The second half alone: articles that are enriched in, each with its story out. For measuring it.
    ///
    /// @param lanes a topic of enriched articles under keys of [LaneKey#of]
    public static Topology stories(WireConfig wire, Duration storyWindow, String lanes) {
        StreamsBuilder builder = new StreamsBuilder();
        KStream<byte[], byte[]> byLane = builder.stream(lanes, Consumed.with(BYTES, BYTES));
        return told(builder, byLane, wire, storyWindow, wire.topics().partitions());
    }

    private static Topology told(
            StreamsBuilder builder,
            KStream<byte[], byte[]> byLane,
            WireConfig wire,
            Duration storyWindow,
            int partitions) {
        builder.addStateStore(Stores.keyValueStoreBuilder(
                Stores.persistentKeyValueStore(STORY_ROWS), Serdes.String(), Serdes.ByteArray()));
        byLane.process(() -> new StoryProcessor(wire, storyWindow, partitions), Named.as(TELL), STORY_ROWS);
        Topology topology = builder.build();
        sink(topology, ENRICHED, wire.names().enriched(), TELL);
        for (MediaTopicRoot root : MediaTopicRoot.values()) {
            sink(topology, routed(root), wire.names().enriched(root), TELL);
        }
        sink(topology, STORIES, wire.names().stories(), TELL);
        sink(topology, STORY_DEAD_LETTERS, wire.names().deadLetters(), TELL);
        return topology;
    }

    private static void sink(Topology topology, String name, String topic, String parent) {
        topology.addSink(name, topic, new ByteArraySerializer(), new ByteArraySerializer(), parent);
    }

    static String routed(MediaTopicRoot root) {
        return root.slug() + "-out";
    }
}
