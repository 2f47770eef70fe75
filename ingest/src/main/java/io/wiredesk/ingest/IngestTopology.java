package io.wiredesk.ingest;

import io.wiredesk.ingest.Ingested.Candidate;
import io.wiredesk.ingest.Ingested.Dead;
import io.wiredesk.ingest.Ingested.Listed;
import io.wiredesk.ingest.Ingested.Status;
import io.wiredesk.ingest.poll.Poller;
import io.wiredesk.news.Article;
import io.wiredesk.news.Feed;
import io.wiredesk.news.FeedStatus;
import io.wiredesk.schemas.AvroSerde;
import io.wiredesk.schemas.config.WireConfig;
import java.time.InstantSource;
import java.util.List;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.kstream.Consumed;
import org.apache.kafka.streams.kstream.KStream;
import org.apache.kafka.streams.kstream.Named;
import org.apache.kafka.streams.kstream.Produced;
import org.apache.kafka.streams.kstream.Repartitioned;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/// The journey from a subscription to an article's revision, from top to bottom:
///
/// feeds → due → polled, or pushed by a hub → (status, dead letters) → candidates by article id → revised → articles.
///
/// Every step has a name of its own: state and internal topics are found by it, whatever is inserted later. The
/// transaction around it all makes "this was polled" and "these revisions are known and published" one fact.
public final class IngestTopology {
    static final String FEEDS = "feeds";
    static final String STATUS = "feed-status";
    static final String ENTRIES = "feed-entries";
    static final String HUBS = "feed-hubs";
    static final String REVISIONS = "revisions";
    private static final Serde<String> ID = Serdes.String();
    private static final Serde<byte[]> BYTES = Serdes.ByteArray();

    private IngestTopology() {}

    /// @param poller polls a feed, called on virtual threads, at most `ingest.fetchers` at a time in this process
    /// @param clock what is due is told by it
    public static Topology build(WireConfig wire, IngestConfig config, Poller poller, InstantSource clock) {
        return build(
                wire,
                config,
                new Sources(poller, Pages.NONE, Hubs.NONE, config.gates(clock), FetchPermits.of(config.fetchers())),
                clock);
    }

    static Topology build(WireConfig wire, IngestConfig config, Sources sources, InstantSource clock) {
        StreamsBuilder builder = new StreamsBuilder();
        Share share = new Share(config.tick());
        AvroSerde<Feed> feeds = wire.serde(Feed.class);
        AvroSerde<FeedStatus> statuses = wire.serde(FeedStatus.class);
        AvroSerde<Article> articles = wire.serde(Article.class);
        builder.addStateStore(store(FEEDS, feeds));
        builder.addStateStore(store(STATUS, statuses));
        builder.addStateStore(store(ENTRIES, ID));
        builder.addStateStore(store(HUBS, ID));
        builder.addStateStore(store(REVISIONS, ID));

        // The key is read as bytes, so that a dead letter has it as it came. Both topics have the feed's id as key and
        // as
        // many partitions, so that a push comes to who owns the feed.
        KStream<String, Ingested> polled = builder.stream(
                        List.of(wire.names().feeds(), wire.names().feedPushes()),
                        Consumed.with(BYTES, BYTES).withName("subscriptions"))
                .process(
                        () -> new PollProcessor(wire, config, sources, clock, share),
                        Named.as("poll"),
                        FEEDS,
                        STATUS,
                        ENTRIES,
                        HUBS);

        only(polled, Status.class, "status")
                .mapValues(Status::status, Named.as("status-value"))
                .to(wire.names().feedStatus(), Produced.with(ID, statuses).withName("status-out"));
        only(polled, Dead.class, "dead")
                .map((_, dead) -> KeyValue.pair(dead.key(), dead.value()), Named.as("dead-value"))
                .to(wire.names().deadLetters(), Produced.with(BYTES, BYTES).withName("dead-out"));
        polled.filter((_, value) -> value instanceof Candidate || value instanceof Listed, Named.as("candidate"))
                .map((_, value) -> byArticle(value), Named.as("by-article"))
                .repartition(Repartitioned.with(ID, articles).withName("candidates"))
                .process(() -> new ReviseProcessor(clock, config.revisionsKept(), share), Named.as("revise"), REVISIONS)
                .to(wire.names().articles(), Produced.with(ID, articles).withName("articles-out"));
        return builder.build();
    }

    /// What is only listed still has no value.
    private static KeyValue<String, Article> byArticle(Ingested value) {
        return switch (value) {
            case Candidate(Article article) -> KeyValue.pair(article.getId(), article);
            case Listed(String articleId) -> KeyValue.pair(articleId, null);
            case Status _, Dead _ -> throw new IllegalStateException("not about an article: " + value);
        };
    }

    private static <T extends Ingested> KStream<String, T> only(
            KStream<String, Ingested> all, Class<T> type, String name) {
        return all.filter((_, value) -> type.isInstance(value), Named.as(name))
                .mapValues(type::cast, Named.as(name + "-only"));
    }

    private static <V> StoreBuilder<?> store(String name, Serde<V> values) {
        return Stores.keyValueStoreBuilder(Stores.persistentKeyValueStore(name), ID, values);
    }
}
