package io.wiredesk.ingest;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// When which feed is due, the earliest first. Made anew from the stores whenever a task changes hands. Confined to one
/// thread.
final class DueFeeds {
    private record Due(Instant at, String feedId) {}

    private final TreeSet<Due> order =
            new TreeSet<>(Comparator.comparing(Due::at).thenComparing(Due::feedId));
    private final Map<String, Due> byFeed = new HashMap<>();

    void schedule(String feedId, Instant at) {
        cancel(feedId);
        Due due = new Due(at, feedId);
        byFeed.put(feedId, due);
        order.add(due);
    }

    void cancel(String feedId) {
        Due before = byFeed.remove(feedId);
        if (before != null) {
            order.remove(before);
        }
    }

    /// Id of the feed that is due longest; empty while none is.
    Optional<String> firstDue(Instant now) {
        return order.isEmpty() || order.getFirst().at().isAfter(now)
                ? Optional.empty()
                : Optional.of(order.getFirst().feedId());
    }
}
