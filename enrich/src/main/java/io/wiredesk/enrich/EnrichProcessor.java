package io.wiredesk.enrich;

import io.wiredesk.enrich.edit.Edits;
import io.wiredesk.enrich.story.Lane;
import io.wiredesk.news.Article;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.Entity;
import io.wiredesk.news.Mention;
import io.wiredesk.schemas.AvroSerde;
import io.wiredesk.schemas.DeadLetter;
import io.wiredesk.schemas.EventHeaders;
import io.wiredesk.schemas.MediaTopicRoot;
import io.wiredesk.schemas.SchemaUnavailableException;
import io.wiredesk.schemas.config.WireConfig;
import io.wiredesk.schemas.trace.Spans;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/// One article record in; its enriched record, with what it changed since the revision before, for its lane and its
/// mentions out, or one dead letter. All of them are made before the first is sent.
final class EnrichProcessor extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
    private static final String STAGE = "enrich";

    private record Outgoing(String sink, Record<byte[], byte[]> record) {}

    private final WireConfig wire;
    private final Duration editWindow;
    private final BiFunction<Article, Instant, EnrichedArticle> enrichment;
    private final InstantSource clock;
    private final AvroSerde<Article> articles;
    private final AvroSerde<EnrichedArticle> enrichedArticles;
    private final AvroSerde<Mention> mentions;

    EnrichProcessor(
            WireConfig wire,
            Duration editWindow,
            BiFunction<Article, Instant, EnrichedArticle> enrichment,
            InstantSource clock) {
        this.wire = wire;
        this.editWindow = editWindow;
        this.enrichment = enrichment;
        this.clock = clock;
        this.articles = wire.serde(Article.class);
        this.enrichedArticles = wire.serde(EnrichedArticle.class);
        this.mentions = wire.serde(Mention.class);
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        for (Outgoing outgoing : outgoing(record)) {
            context().forward(outgoing.record(), outgoing.sink());
        }
    }

    private List<Outgoing> outgoing(Record<byte[], byte[]> record) {
        try {
            Editions editions = new Editions(context().getStateStore(EnrichTopology.EDITIONS), articles, editWindow);
            if (record.value() == null) {
                editions.forget(new String(record.key(), StandardCharsets.UTF_8), record.timestamp());
                return List.of(
                        new Outgoing(EnrichTopology.TO_LANES, record.withKey(LaneKey.ofTombstone(record.key()))));
            }
            Article article = articles.deserializer().deserialize(wire.names().articles(), record.value());
            Instant start = clock.instant();
            EnrichedArticle enriched = enrichment.apply(article, start);
            enriched.setEdit(editions.before(article, record.timestamp())
                    .map(before -> Edits.between(before, article))
                    .orElse(null));
            List<Outgoing> outgoing = outgoing(record, enriched, start);
            EnrichMeters.enriched(enriched);
            editions.keep(article, record.timestamp());
            return outgoing;
        } catch (SchemaUnavailableException | BoundedEnrichment.StuckException e) {
            // Not this record's fault, and the next one would fare no better: the stage ends and says so.
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            return List.of(dead(record, e));
        }
    }

    private List<Outgoing> outgoing(Record<byte[], byte[]> record, EnrichedArticle enriched, Instant start) {
        List<Outgoing> all = new ArrayList<>();
        Headers headers = headers(enriched, "io.wiredesk.enriched", enriched.getId() + "/" + enriched.getRevision());
        Spans.passed(STAGE, enriched.getId(), enriched.getRevision(), start, clock.instant(), record.headers())
                .ifPresent(trace -> trace.put(headers));
        byte[] value = enrichedArticles.serializer().serialize(wire.names().enriched(), enriched);
        byte[] laneKey = LaneKey.of(Lane.of(enriched), record.key());
        all.add(new Outgoing(EnrichTopology.TO_LANES, new Record<>(laneKey, value, record.timestamp(), headers)));
        for (Mention mention : EnrichedRecords.mentions(enriched)) {
            all.add(mention(mention, enriched, record.timestamp()));
        }
        return all;
    }

    private Outgoing mention(Mention mention, EnrichedArticle enriched, long timestamp) {
        String id = enriched.getId() + "/" + enriched.getRevision() + "/" + mention.getEntityId();
        return new Outgoing(
                EnrichTopology.MENTIONS,
                new Record<>(
                        mention.getEntityId().getBytes(StandardCharsets.UTF_8),
                        mentions.serializer().serialize(wire.names().mentions(), mention),
                        timestamp,
                        headers(enriched, "io.wiredesk.mention", id)));
    }

    private static Headers headers(EnrichedArticle enriched, String type, String id) {
        Headers headers = EventHeaders.of(id, "/enrich/" + enriched.getId(), type, enriched.getEnrichedAt());
        EventHeaders.put(headers, "lang", enriched.getLanguage());
        EventHeaders.put(
                headers,
                "topics",
                roots(enriched).stream().map(MediaTopicRoot::slug).collect(Collectors.joining(",")));
        EventHeaders.put(
                headers,
                "entities",
                enriched.getEntities().stream().map(Entity::getId).distinct().collect(Collectors.joining(",")));
        return headers;
    }

    static List<MediaTopicRoot> roots(EnrichedArticle enriched) {
        return enriched.getTopics().stream()
                .map(topic -> MediaTopicRoot.ofCode(topic.getCode()))
                .flatMap(Optional::stream)
                .distinct()
                .toList();
    }

    private Outgoing dead(Record<byte[], byte[]> record, Throwable failure) {
        Optional<RecordMetadata> origin = context().recordMetadata();
        EnrichMeters.buried(STAGE);
        DeadLetter letter = new DeadLetter(
                STAGE,
                origin.map(RecordMetadata::topic).orElse(wire.names().articles()),
                origin.map(RecordMetadata::partition).orElse(-1),
                origin.map(RecordMetadata::offset).orElse(-1L),
                DeadLetter.reasonOf(failure),
                clock.instant());
        return new Outgoing(EnrichTopology.DEAD_LETTERS, record.withHeaders(letter.headers(record.headers())));
    }
}
