package io.wiredesk.enrich.trend;

import io.wiredesk.news.Trend;
import io.wiredesk.news.TrendArticle;
import io.wiredesk.schemas.AvroSerde;
import io.wiredesk.schemas.EventHeaders;
import io.wiredesk.schemas.config.WireConfig;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/// Counts what an entity or subject has in its window, and compares it with its past: one sighting in, a trend out
/// where
/// it rises, or rises otherwise than before, or no longer. What comes later than the grace is left out. Confined to its
/// stream thread, which owns the entities and subjects of its partition.
final class CountProcessor extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
    static final String SINCE = "since";

    /// What is remembered of one window; the weight is settled long before.
    private static final int MAX_ARTICLES = 300;

    private final WireConfig wire;
    private final TrendConfig config;
    private final AvroSerde<Trend> trends;

    CountProcessor(WireConfig wire, TrendConfig config) {
        this.wire = wire;
        this.config = config;
        this.trends = wire.serde(Trend.class);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Trend sighting = trends.deserializer().deserialize(wire.names().trends(), record.value());
        long start = sighting.getWindowStart().toEpochMilli();
        long first = first(record.headers());
        boolean late = start + config.window().plus(config.grace()).toMillis()
                < context().currentStreamTimeMs();
        if (!late) {
            Trend before = window(sighting, start);
            Trend after = counted(before, articles(before, sighting, record.headers()), first);
            keep(after, start);
            if (after.getRising() != before.getRising() || (after.getRising() && differs(before, after))) {
                publish(after, record);
            }
        }
    }

    /// Start of the first whole window that was watched: what was published before anybody looked is known in part
    /// only.
    private long first(Headers headers) {
        KeyValueStore<String, Long> since = context().getStateStore(SINCE);
        Long known = since.get(SINCE);
        Long fetched = EventHeaders.get(headers, SightProcessor.FETCHED)
                .map(Long::valueOf)
                .orElse(null);
        if (fetched != null && (known == null || fetched < known)) {
            since.put(SINCE, fetched);
            known = fetched;
        }
        return known == null
                ? Long.MAX_VALUE
                : config.windowStart(known) + config.window().toMillis();
    }

    private Trend window(Trend sighting, long start) {
        WindowStore<String, byte[]> windows = context().getStateStore(TrendTopology.SIGHTINGS);
        byte[] bytes = windows.fetch(sighting.getId(), start);
        return bytes == null
                ? Sighting.window(sighting.getKind(), sighting.getId(), sighting.getName(), start, config)
                        .build()
                : trends.deserializer().deserialize(wire.names().trends(), bytes);
    }

    /// Those of the window, with the one that came or without the one that went. Articles of a story that another one
    /// took in are of that one now.
    private static List<TrendArticle> articles(Trend before, Trend sighting, Headers headers) {
        TrendArticle come = sighting.getArticles().getFirst();
        Set<String> former = Set.copyOf(EventHeaders.get(headers, SightProcessor.FORMER)
                .orElse("")
                .lines()
                .toList());
        List<TrendArticle> articles = new ArrayList<>();
        for (TrendArticle article : before.getArticles()) {
            if (!article.getArticleId().equals(come.getArticleId())) {
                if (article.getStoryId() != null && former.contains(article.getStoryId())) {
                    article.setStoryId(come.getStoryId());
                }
                articles.add(article);
            }
        }
        if (sighting.getRising() && articles.size() < MAX_ARTICLES) {
            articles.add(come);
        }
        return articles;
    }

    private Trend counted(Trend before, List<TrendArticle> articles, long first) {
        Weight weight = Weight.of(articles);
        Trend.Builder after = Trend.newBuilder(before)
                .setArticles(articles)
                .setStories(weight.stories())
                .setSources(weight.sources())
                .setWeight(weight.weight())
                .setRising(false);
        if (weight.weight() >= config.minWeight() || before.getRising()) {
            long start = before.getWindowStart().toEpochMilli();
            Expectation expected = Expectation.of(
                    past(before.getId(), start), first, start, config.window().toMillis());
            double score = expected.score(weight.weight());
            after.setExpected(expected.weight())
                    .setScore(score)
                    .setPastWindows((int) Math.min(Integer.MAX_VALUE, expected.windows()))
                    .setRising(weight.weight() >= config.minWeight()
                            && score >= config.minScore()
                            && expected.windows() >= config.minPast());
        }
        return after.build();
    }

    private Map<Long, Double> past(String id, long start) {
        WindowStore<String, Double> counts = context().getStateStore(TrendTopology.COUNTS);
        Map<Long, Double> past = new HashMap<>();
        long from = Math.max(0, start - config.history().toMillis());
        try (WindowStoreIterator<Double> rows = counts.fetch(id, from, start - 1)) {
            while (rows.hasNext()) {
                KeyValue<Long, Double> row = rows.next();
                past.put(row.key, row.value);
            }
        }
        return past;
    }

    private void keep(Trend after, long start) {
        WindowStore<String, byte[]> windows = context().getStateStore(TrendTopology.SIGHTINGS);
        windows.put(after.getId(), trends.serializer().serialize(wire.names().trends(), after), start);
        WindowStore<String, Double> counts = context().getStateStore(TrendTopology.COUNTS);
        counts.put(after.getId(), after.getWeight(), start);
    }

    private static boolean differs(Trend before, Trend after) {
        return before.getStories() != after.getStories() || before.getSources() != after.getSources();
    }

    private void publish(Trend trend, Record<byte[], byte[]> cause) {
        Trend shown = Trend.newBuilder(trend)
                .setArticles(Weight.of(trend.getArticles()).explaining())
                .build();
        Instant at = Instant.ofEpochMilli(cause.timestamp());
        String id = trend.getId() + "/" + trend.getWindowStart() + "/" + trend.getStories() + "/" + trend.getSources();
        Headers headers = EventHeaders.of(id, "/trends/" + trend.getId(), "io.wiredesk.trend", at);
        context()
                .forward(
                        new Record<>(
                                cause.key(),
                                trends.serializer().serialize(wire.names().trends(), shown),
                                cause.timestamp(),
                                headers),
                        TrendTopology.TRENDS);
    }
}
