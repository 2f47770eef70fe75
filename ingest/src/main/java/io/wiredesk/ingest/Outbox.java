package io.wiredesk.ingest;

import io.wiredesk.ingest.Ingested.Candidate;
import io.wiredesk.ingest.Ingested.Dead;
import io.wiredesk.ingest.Ingested.Listed;
import io.wiredesk.ingest.Ingested.Status;
import io.wiredesk.news.Article;
import io.wiredesk.news.FeedStatus;
import io.wiredesk.schemas.DeadLetter;
import io.wiredesk.schemas.EventHeaders;
import java.time.Instant;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/// Sends on what a poll came to, each with its headers.
///
/// Threading: confined to the stream thread that owns the task.
final class Outbox {
    private static final String STAGE = "ingest";
    private static final String STATUS_TYPE = "io.wiredesk.feed-status";

    private final ProcessorContext<String, Ingested> context;
    private final String feedsTopic;

    Outbox(ProcessorContext<String, Ingested> context, String feedsTopic) {
        this.context = context;
        this.feedsTopic = feedsTopic;
    }

    void status(FeedStatus status, Instant now) {
        send(status.getFeedId(), Long.toString(status.getPolls()), new Status(status), now);
    }

    void ended(String feedId, Instant now) {
        send(feedId, "end", new Status(null), now);
    }

    private void send(String feedId, String event, Status status, Instant now) {
        var headers = EventHeaders.of(feedId + "/" + event, "/ingest/" + feedId, STATUS_TYPE, now);
        context.forward(new Record<>(feedId, status, now.toEpochMilli(), headers));
    }

    void candidate(Article article, Instant now) {
        context.forward(
                new Record<>(article.getFeedId(), new Candidate(article), now.toEpochMilli(), new RecordHeaders()));
    }

    void listed(String feedId, String articleId, Instant now) {
        context.forward(new Record<>(feedId, new Listed(articleId), now.toEpochMilli(), new RecordHeaders()));
    }

    /// A record that can't be used goes to the dead letters as it came.
    void bury(Record<byte[], byte[]> subscription, String reason, Instant now) {
        var place = context.recordMetadata();
        DeadLetter letter = new DeadLetter(
                STAGE,
                place.map(at -> at.topic()).orElse(feedsTopic),
                place.map(at -> at.partition()).orElse(-1),
                place.map(at -> at.offset()).orElse(-1L),
                reason,
                now);
        IngestMeters.buried();
        Dead dead = new Dead(subscription.key(), subscription.value());
        context.forward(new Record<>("", dead, subscription.timestamp(), letter.headers(subscription.headers())));
    }
}
