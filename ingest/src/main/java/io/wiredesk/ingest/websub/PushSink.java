package io.wiredesk.ingest.websub;

import io.wiredesk.news.FeedPush;
import java.io.IOException;

/// Takes what hubs say, for good.
///
/// Threading: called from many threads at once; blocks until it is kept.
@FunctionalInterface
public interface PushSink {
    /// @throws IOException when it can't be kept: the hub is to say it again
    void accept(FeedPush push) throws IOException;
}
