package io.wiredesk.ingest;

import io.wiredesk.news.Feed;
import io.wiredesk.news.FeedStatus;
import java.util.Objects;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// What is kept of each feed: the subscription, what its last poll came to, what its last body held.
///
/// Threading: confined to the stream thread that owns the task.
record FeedStores(KeyValueStore<String, Feed> feeds, KeyValueStore<String, FeedStatus> statuses, SeenEntries entries) {

    static FeedStores of(ProcessingContext context) {
        return new FeedStores(
                context.getStateStore(IngestTopology.FEEDS),
                context.getStateStore(IngestTopology.STATUS),
                new SeenEntries(context.getStateStore(IngestTopology.ENTRIES)));
    }

    /// Keeps a subscription. One whose address is another now starts anew: the old address's status says nothing of it.
    ///
    /// @return the subscription as it was before; null for a new one
    @Nullable Feed subscribe(Feed feed) {
        Feed before = feeds.get(feed.getId());
        feeds.put(feed.getId(), feed);
        if (before != null && !before.getUrl().equals(feed.getUrl())) {
            statuses.delete(feed.getId());
        }
        return before;
    }

    /// Whether both ask the same address with the same headers and credentials.
    static boolean askAlike(Feed a, Feed b) {
        return a.getUrl().equals(b.getUrl())
                && a.getHeaders().equals(b.getHeaders())
                && Objects.equals(a.getBasicAuth(), b.getBasicAuth());
    }

    /// Forgets all of a feed.
    void forget(String feedId) {
        feeds.delete(feedId);
        statuses.delete(feedId);
        entries.forget(feedId);
    }
}
