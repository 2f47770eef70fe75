package io.wiredesk.ingest.poll;

import io.wiredesk.news.Feed;
import io.wiredesk.news.FeedStatus;
import org.jspecify.annotations.Nullable;

/// Polls a feed. Called from many threads at once; blocks until there is an outcome.
@FunctionalInterface
public interface Poller {
    /// @param last what the poll before came to; null for the first
    /// @throws InterruptedException when the poll was called off
    PollOutcome poll(Feed feed, @Nullable FeedStatus last) throws InterruptedException;
}
