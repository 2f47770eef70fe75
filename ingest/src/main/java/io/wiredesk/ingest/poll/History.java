package io.wiredesk.ingest.poll;

import io.wiredesk.news.Feed;
import io.wiredesk.news.FeedStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What is known of a feed that decides when it is polled next.
///
/// @param own the subscriber's interval; zero for none
/// @param failures failed polls in a row, this one included
/// @param entriesPerDay by its entries' dates; null where they tell nothing
/// @param quiet since a poll last brought something new
/// @param asked time that the feed asks to leave between polls; zero for none
/// @param askedBase a moment from which on the feed counts that time; null for none
/// @param skipHours hours of the day, UTC, in which it asks not to be polled
/// @param skipDays days of the week, 1 is Monday, on which it asks not to be polled
record History(
        Duration own,
        int failures,
        @Nullable Double entriesPerDay,
        Duration quiet,
        Duration asked,
        @Nullable Instant askedBase,
        List<Integer> skipHours,
        List<Integer> skipDays) {

    History {
        skipHours = List.copyOf(skipHours);
        skipDays = List.copyOf(skipDays);
    }

    /// @param status with everything that the poll just made told already
    static History of(Feed feed, FeedStatus status, Instant now) {
        Integer own = feed.getIntervalSeconds();
        Integer asked = status.getAskedSeconds();
        return new History(
                own == null || own <= 0 ? Duration.ZERO : Duration.ofSeconds(own),
                status.getFailures(),
                status.getEntriesPerDay(),
                status.getNewsAt() == null ? Duration.ZERO : Duration.between(status.getNewsAt(), now),
                asked == null ? Duration.ZERO : Duration.ofSeconds(asked),
                status.getAskedBase(),
                status.getSkipHours(),
                status.getSkipDays());
    }
}
