package io.wiredesk.ingest;

import io.wiredesk.ingest.revise.Revising;
import io.wiredesk.ingest.revise.Revising.Step;
import io.wiredesk.ingest.revise.Revision;
import io.wiredesk.news.Article;
import io.wiredesk.schemas.EventHeaders;
import io.wiredesk.schemas.trace.Spans;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/// Turns candidates into revisions: what is known already is dropped. A candidate without a value only says that a feed
/// still lists the article. What no feed has listed for long is forgotten. Confined to its stream thread.
final class ReviseProcessor extends ContextualProcessor<String, Article, String, Article> {
    /// After a start, so that whoever was down for long hears first what is still listed.
    private static final Duration FORGET_AFTER_START = Duration.ofHours(1);

    private static final Duration WALK_EVERY = Duration.ofHours(6);
    private static final Duration TURN_EVERY = Duration.ofSeconds(1);
    private static final int WALK_STEP = 2_000;

    private final InstantSource clock;
    private final Duration kept;
    private final Share share;

    @SuppressWarnings("NullAway.Init") // by init, before anything else is called
    private KeyValueStore<String, String> revisions;

    @SuppressWarnings("NullAway.Init")
    private Walk<String> walk;

    /// @param kept how long a revision is remembered once nothing lists its article
    ReviseProcessor(InstantSource clock, Duration kept, Share share) {
        this.clock = clock;
        this.kept = kept;
        this.share = share;
    }

    @Override
    public void init(ProcessorContext<String, Article> context) {
        super.init(context);
        revisions = context.getStateStore(IngestTopology.REVISIONS);
        walk = new Walk<>(revisions, WALK_STEP, WALK_EVERY, clock.instant().plus(FORGET_AFTER_START));
        var _ = context.schedule(TURN_EVERY, PunctuationType.WALL_CLOCK_TIME, _ -> forgetOld());
    }

    @Override
    public void process(Record<String, Article> candidate) {
        share.recordTook(clock.millis() - candidate.timestamp());
        String stored = revisions.get(candidate.key());
        Revision last = stored == null ? null : Revision.decode(stored);
        if (candidate.value() == null) {
            if (last != null) {
                revisions.put(candidate.key(), last.seen(clock.millis()).encode());
            }
            return;
        }
        Optional<Step> next = Revising.next(candidate.value(), last);
        Revision known = next.map(Step::revision).orElse(last);
        if (known != null) {
            revisions.put(candidate.key(), known.seen(clock.millis()).encode());
        }
        next.map(Step::article).ifPresent(this::publish);
    }

    private void publish(Article article) {
        var headers = EventHeaders.of(
                article.getId() + "/" + article.getRevision(),
                "/ingest/" + article.getFeedId(),
                "io.wiredesk.article",
                article.getFetched());
        Instant now = clock.instant();
        Spans.began("ingest", article.getId(), article.getRevision(), article.getFetched(), now)
                .put(headers);
        IngestMeters.published(article, now);
        context().forward(new Record<>(article.getId(), article, now.toEpochMilli(), headers));
    }

    private void forgetOld() {
        Instant now = clock.instant();
        long oldest = now.minus(kept).toEpochMilli();
        for (KeyValue<String, String> stored : walk.turn(now)) {
            Revision revision = Revision.decode(stored.value);
            if (revision.seenMillis() == Revision.NEVER_SEEN) {
                revisions.put(stored.key, revision.seen(now.toEpochMilli()).encode());
            } else if (revision.seenMillis() < oldest) {
                revisions.delete(stored.key);
            }
        }
    }
}
