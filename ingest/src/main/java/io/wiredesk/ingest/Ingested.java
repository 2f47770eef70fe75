package io.wiredesk.ingest;

import io.wiredesk.news.Article;
import io.wiredesk.news.FeedStatus;
import org.jspecify.annotations.Nullable;

/// What the poll processor sends on.
sealed interface Ingested {
    /// A feed's new status; null where the subscription ended.
    record Status(@Nullable FeedStatus status) implements Ingested {}

    /// An article that may be a new revision.
    record Candidate(Article article) implements Ingested {}

    /// An article that a feed has listed for long and lists still.
    record Listed(String articleId) implements Ingested {}

    /// A record of the feeds topic that could not be read, as it came.
    @SuppressWarnings("ArrayRecordComponent")
    record Dead(byte @Nullable [] key, byte @Nullable [] value) implements Ingested {}
}
