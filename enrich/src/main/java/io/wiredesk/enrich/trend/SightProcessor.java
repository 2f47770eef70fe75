package io.wiredesk.enrich.trend;

import io.wiredesk.enrich.EnrichMeters;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.Trend;
import io.wiredesk.news.TrendArticle;
import io.wiredesk.schemas.AvroSerde;
import io.wiredesk.schemas.DeadLetter;
import io.wiredesk.schemas.EventHeaders;
import io.wiredesk.schemas.SchemaUnavailableException;
import io.wiredesk.schemas.config.WireConfig;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;
import org.jspecify.annotations.Nullable;

/// One enriched article in; what it is about out, and what an earlier revision was about and this one is not, taken
/// back.
/// A withdrawn article takes all of it back. Confined to its stream thread, which owns the articles of its partition.
final class SightProcessor extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
    private static final String STAGE = "trends";

    /// Ids of stories that became the article's story, one a line.
    static final String FORMER = "wd_former";
    /// When the article was fetched, in milliseconds.
    static final String FETCHED = "wd_fetched";

    private static final String REPLAYED = "replay";

    private final WireConfig wire;
    private final TrendConfig config;
    private final InstantSource clock;
    private final AvroSerde<EnrichedArticle> articles;
    private final AvroSerde<Trend> trends;

    SightProcessor(WireConfig wire, TrendConfig config, InstantSource clock) {
        this.wire = wire;
        this.config = config;
        this.clock = clock;
        this.articles = wire.serde(EnrichedArticle.class);
        this.trends = wire.serde(Trend.class);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        if (record.headers().lastHeader(REPLAYED) != null) {
            return; // Enriched anew, counted before.
        }
        if (record.value() == null) {
            withdraw(record);
        } else {
            read(record).ifPresent(article -> sight(record, article));
        }
    }

    private Optional<EnrichedArticle> read(Record<byte[], byte[]> record) {
        try {
            return Optional.of(articles.deserializer().deserialize(wire.names().enriched(), record.value()));
        } catch (SchemaUnavailableException e) {
            throw e; // Says nothing about the record, and the next one would fare no better.
        } catch (SerializationException e) {
            dead(record, e);
            return Optional.empty();
        }
    }

    private void sight(Record<byte[], byte[]> record, EnrichedArticle article) {
        SeenArticles seen = seen();
        SeenArticles.@Nullable Seen before = seen.find(article.getId(), record.timestamp());
        if (before != null && before.revision() >= article.getRevision()) {
            return;
        }
        List<Trend> sightings = Sighting.of(article, config);
        Set<String> now = new HashSet<>();
        sightings.forEach(sighting -> now.add(SeenArticles.about(sighting)));
        if (before != null) {
            takeBack(article.getId(), before, now);
        }
        Headers headers = new RecordHeaders();
        EventHeaders.put(headers, FORMER, String.join("\n", article.getFormerStories()));
        EventHeaders.put(
                headers,
                FETCHED,
                Long.toString(article.getArticle().getFetched().toEpochMilli()));
        sightings.forEach(sighting -> send(sighting, headers));
        seen.put(article.getId(), new SeenArticles.Seen(article.getRevision(), List.copyOf(now)), record.timestamp());
    }

    private void withdraw(Record<byte[], byte[]> record) {
        String id = new String(record.key(), StandardCharsets.UTF_8);
        SeenArticles.@Nullable Seen before = seen().find(id, record.timestamp());
        if (before != null) {
            takeBack(id, before, Set.of());
            seen().put(id, new SeenArticles.Seen(before.revision(), List.of()), record.timestamp());
        }
    }

    private SeenArticles seen() {
        return new SeenArticles(context().getStateStore(TrendTopology.SEEN), config.history());
    }

    private void takeBack(String articleId, SeenArticles.Seen before, Set<String> now) {
        before.about().stream()
                .filter(about -> !now.contains(about))
                .map(about -> SeenArticles.gone(about, articleId, config))
                .forEach(gone -> send(gone, new RecordHeaders()));
    }

    /// Travels under the time of publication, by which it is counted.
    private void send(Trend sighting, Headers headers) {
        TrendArticle article = sighting.getArticles().getFirst();
        context()
                .forward(
                        new Record<>(
                                sighting.getId().getBytes(StandardCharsets.UTF_8),
                                trends.serializer().serialize(wire.names().trends(), sighting),
                                article.getPublished().toEpochMilli(),
                                headers),
                        TrendTopology.TO_SUBJECT);
    }

    private void dead(Record<byte[], byte[]> record, RuntimeException failure) {
        RecordMetadata at = context().recordMetadata().orElseThrow();
        Instant now = clock.instant();
        EnrichMeters.buried(STAGE);
        DeadLetter letter =
                new DeadLetter(STAGE, at.topic(), at.partition(), at.offset(), DeadLetter.reasonOf(failure), now);
        context().forward(record.withHeaders(letter.headers(record.headers())), TrendTopology.DEAD_LETTERS);
    }
}
