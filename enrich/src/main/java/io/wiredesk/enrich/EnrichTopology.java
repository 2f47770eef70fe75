package io.wiredesk.enrich;

import io.wiredesk.news.Article;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.schemas.MediaTopicRoot;
import io.wiredesk.schemas.config.WireConfig;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.BiFunction;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.Topology;

/// The journey of an article through enrichment, from top to bottom:
///
/// articles → enrich → (enriched, enriched by subject, mentions, dead letters).
///
/// Everything is bytes between the steps: the one processor decodes, enriches and encodes, so that whatever fails
/// there can still be put aside as it came. It has no state.
public final class EnrichTopology {
    static final String ENRICHED = "enriched-out";
    static final String MENTIONS = "mentions-out";
    static final String DEAD_LETTERS = "dead-letters-out";
    private static final String ENRICH = "enrich";

    private EnrichTopology() {}

    /// @param enrichment makes one enriched article, such as [Enrichment#enrich]
    /// @param clock tells when enrichment ended
    public static Topology build(
            WireConfig wire, BiFunction<Article, Instant, EnrichedArticle> enrichment, InstantSource clock) {
        Topology topology = new Topology();
        topology.addSource(
                "articles",
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                wire.names().articles());
        topology.addProcessor(ENRICH, () -> new EnrichProcessor(wire, enrichment, clock), "articles");
        sink(topology, ENRICHED, wire.names().enriched());
        for (MediaTopicRoot root : MediaTopicRoot.values()) {
            sink(topology, routed(root), wire.names().enriched(root));
        }
        sink(topology, MENTIONS, wire.names().mentions());
        sink(topology, DEAD_LETTERS, wire.names().deadLetters());
        return topology;
    }

    private static void sink(Topology topology, String name, String topic) {
        topology.addSink(name, topic, new ByteArraySerializer(), new ByteArraySerializer(), ENRICH);
    }

    static String routed(MediaTopicRoot root) {
        return root.slug() + "-out";
    }
}
