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
    /// Behind the id of any feed.
    private static final String LAST_ID = "\uffff";

    private final TreeSet<Due> order =
            new TreeSet<>(Comparator.comparing(Due::at).thenComparing(Due::feedId));
    private final Map<String, Due> byFeed = new HashMap<>();

    /// @param booked whether this is a moment that its host's gate has given
    record Due(Instant at, String feedId, boolean booked) {}

    void schedule(String feedId, Instant at) {
        put(new Due(at, feedId, false));
    }

    /// Puts a feed off to a moment that its host's gate has given.
    void scheduleBooked(String feedId, Instant at) {
        put(new Due(at, feedId, true));
    }

    private void put(Due due) {
        cancel(due.feedId());
        byFeed.put(due.feedId(), due);
        order.add(due);
    }

    void cancel(String feedId) {
        Due before = byFeed.remove(feedId);
        if (before != null) {
            order.remove(before);
        }
    }

    /// How many are due. Takes time for each of them.
    int count(Instant now) {
        return order.headSet(new Due(now, LAST_ID, false)).size();
    }

    /// The feed that is due longest; empty while none is.
    Optional<Due> firstDue(Instant now) {
        return order.isEmpty() || order.getFirst().at().isAfter(now) ? Optional.empty() : Optional.of(order.getFirst());
    }
}
