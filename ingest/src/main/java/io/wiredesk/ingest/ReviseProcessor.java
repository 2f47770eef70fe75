package io.wiredesk.ingest;

import io.wiredesk.ingest.revise.Revising;
import io.wiredesk.ingest.revise.Revision;
import io.wiredesk.news.Article;
import io.wiredesk.schemas.EventHeaders;
import java.time.InstantSource;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;

/// Turns candidates into revisions: what is known already is dropped. Confined to its stream thread.
final class ReviseProcessor extends ContextualProcessor<String, Article, String, Article> {
    private final InstantSource clock;

    ReviseProcessor(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public void process(Record<String, Article> candidate) {
        KeyValueStore<String, String> revisions = context().getStateStore(IngestTopology.REVISIONS);
        String stored = revisions.get(candidate.key());
        Revising.next(candidate.value(), stored == null ? null : Revision.decode(stored))
                .ifPresent(step -> {
                    revisions.put(candidate.key(), step.revision().encode());
                    publish(step.article());
                });
    }

    private void publish(Article article) {
        var headers = EventHeaders.of(
                article.getId() + "/" + article.getRevision(),
                "/ingest/" + article.getFeedId(),
                "io.wiredesk.article",
                article.getFetched());
        context().forward(new Record<>(article.getId(), article, clock.millis(), headers));
    }
}
