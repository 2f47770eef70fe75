package io.wiredesk.ingest.subscribe;

import io.wiredesk.news.Feed;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Makes subscriptions. Pure.
public final class Subscriptions {
    private Subscriptions() {}

    /// A subscription with everything else at its default.
    ///
    /// @param url absolute http or https address of the feed
    /// @param title the subscriber's name for it; null takes the feed's own
    /// @throws IllegalArgumentException with one line, when the address is none
    public static Feed feed(String url, @Nullable String title, List<String> tags, Instant addedAt) {
        FeedSettings said = new FeedSettings(title, tags, null, null, null, Map.of(), null, null, Map.of());
        return Subscription.of(url, said, addedAt).feed(null, addedAt);
    }

    /// The records that make the wanted subscriptions so, each once, in their order.
    ///
    /// @param there the subscriptions that are there, by id: they change in what is said of them,
    /// and stay otherwise
    public static List<Feed> apply(List<Subscription> wanted, Map<String, Feed> there, Instant now) {
        Map<String, Feed> made = new LinkedHashMap<>();
        for (Subscription each : wanted) {
            Feed before = made.getOrDefault(each.id(), there.get(each.id()));
            made.put(each.id(), each.feed(before, now));
        }
        return List.copyOf(made.values());
    }
}
