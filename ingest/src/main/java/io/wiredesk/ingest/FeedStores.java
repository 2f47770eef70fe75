package io.wiredesk.ingest;

import io.wiredesk.news.Feed;
import io.wiredesk.news.FeedStatus;
import org.apache.kafka.streams.processor.api.ProcessingContext;
import org.apache.kafka.streams.state.KeyValueStore;

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
    void subscribe(Feed feed) {
        Feed before = feeds.get(feed.getId());
        feeds.put(feed.getId(), feed);
        if (before != null && !before.getUrl().equals(feed.getUrl())) {
            statuses.delete(feed.getId());
        }
    }

    /// Forgets all of a feed.
    void forget(String feedId) {
        feeds.delete(feedId);
        statuses.delete(feedId);
        entries.forget(feedId);
    }
}
