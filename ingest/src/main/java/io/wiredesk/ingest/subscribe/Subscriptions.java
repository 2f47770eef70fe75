package io.wiredesk.ingest.subscribe;

import io.wiredesk.news.Feed;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Makes subscriptions.
public final class Subscriptions {
    private Subscriptions() {}

    /// A subscription with everything else at its default.
    ///
    /// @param url absolute http or https address of the feed
    /// @param title the subscriber's name for it; null takes the feed's own
    public static Feed feed(String url, @Nullable String title, List<String> tags, Instant addedAt) {
        return Feed.newBuilder()
                .setId(FeedId.of(url))
                .setUrl(url.strip())
                .setTitle(title == null || title.isBlank() ? null : title.strip())
                .setTags(List.copyOf(tags))
                .setAddedAt(addedAt)
                .build();
    }
}
