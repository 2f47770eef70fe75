package io.wiredesk.sink.alert;

import io.wiredesk.news.Alert;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.schemas.AvroSerde;
import io.wiredesk.schemas.DeadLetter;
import io.wiredesk.schemas.EventHeaders;
import io.wiredesk.schemas.SchemaUnavailableException;
import io.wiredesk.schemas.config.WireConfig;
import io.wiredesk.schemas.trace.Spans;
import io.wiredesk.schemas.trace.TraceContext;
import io.wiredesk.sink.SinkMeters;
import io.wiredesk.sink.alert.Alerts.Candidate;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/// One enriched article in; an alert for each search that it answers out, whether or not it was given before, or one
/// dead letter. Confined to its stream thread; the queries are shared with the others.
final class MatchProcessor extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
    private record Outgoing(String sink, Record<byte[], byte[]> record) {}

    private static final String STAGE = "alerts";
    /// On records of a replay: enriched anew, told before.
    private static final String REPLAYED = "replay";

    private final WireConfig wire;
    private final StandingQueries queries;
    private final InstantSource clock;
    private final AvroSerde<EnrichedArticle> articles;
    private final AvroSerde<Alert> alerts;

    MatchProcessor(WireConfig wire, StandingQueries queries, InstantSource clock) {
        this.wire = wire;
        this.queries = queries;
        this.clock = clock;
        this.articles = wire.serde(EnrichedArticle.class);
        this.alerts = wire.serde(Alert.class);
    }

    @Override
    public void init(ProcessorContext<byte[], byte[]> context) {
        super.init(context);
        SearchesProcessor.fill(queries, wire, context.getStateStore(AlertTopology.SEARCHES));
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        if (record.value() == null || record.headers().lastHeader(REPLAYED) != null) {
            return;
        }
        for (Outgoing outgoing : outgoing(record)) {
            context().forward(outgoing.record(), outgoing.sink());
        }
    }

    /// All is made before the first is sent: what fails in sending is not the record's fault.
    private List<Outgoing> outgoing(Record<byte[], byte[]> record) {
        try {
            Instant start = clock.instant();
            EnrichedArticle article =
                    articles.deserializer().deserialize(wire.names().enriched(), record.value());
            List<Candidate> candidates = Alerts.of(article, queries);
            if (candidates.isEmpty()) {
                return List.of();
            }
            Optional<TraceContext> trace = Spans.passed(
                    "match", article.getId(), article.getRevision(), start, clock.instant(), record.headers());
            return candidates.stream()
                    .map(candidate -> outgoing(candidate, record.timestamp(), trace))
                    .toList();
        } catch (SchemaUnavailableException e) {
            throw e; // Says nothing about the record, and the next one would fare no better.
        } catch (RuntimeException e) {
            return List.of(dead(record, e));
        }
    }

    private Outgoing outgoing(Candidate candidate, long timestamp, Optional<TraceContext> trace) {
        Alert alert = candidate.alert();
        Headers headers =
                EventHeaders.of(alert.getId(), "/alerts/" + alert.getSearchId(), "io.wiredesk.alert", alert.getAt());
        EventHeaders.put(headers, OnceProcessor.KEYS, String.join("\n", candidate.once()));
        trace.ifPresent(context -> context.put(headers));
        byte[] key = alert.getSearchId().getBytes(StandardCharsets.UTF_8);
        byte[] value = alerts.serializer().serialize(wire.names().alerts(), alert);
        return new Outgoing(AlertTopology.TO_SEARCH, new Record<>(key, value, timestamp, headers));
    }

    private Outgoing dead(Record<byte[], byte[]> record, RuntimeException failure) {
        RecordMetadata at = context().recordMetadata().orElseThrow();
        SinkMeters.buried(STAGE);
        DeadLetter letter = new DeadLetter(
                STAGE, at.topic(), at.partition(), at.offset(), DeadLetter.reasonOf(failure), clock.instant());
        return new Outgoing(AlertTopology.DEAD_LETTERS, record.withHeaders(letter.headers(record.headers())));
    }
}
