package io.wiredesk.ingest.poll;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// How often a feed brings something, told by the dates of its entries. Pure.
///
/// Entries are taken to come like calls at an exchange (a Poisson process): the rate is their number over the time from
/// the oldest of them until now, so that silence since the newest one lowers it. Only the newest entries count, so that
/// a feed that has woken up is seen awake.
public final class Cadence {
    private static final int NEWEST = 20;
    private static final Duration SHORTEST_SPAN = Duration.ofHours(1);
    private static final double DAY_MILLIS = Duration.ofDays(1).toMillis();

    private Cadence() {}

    /// @param published dates of the entries; those in the future are left out
    /// @return empty where fewer than two have dates, or all have the same: nothing can be told from them
    public static Optional<Double> entriesPerDay(Collection<Instant> published, Instant now) {
        List<Instant> newest = published.stream()
                .filter(at -> !at.isAfter(now))
                .sorted(Comparator.reverseOrder())
                .limit(NEWEST)
                .toList();
        if (newest.size() < 2 || newest.getFirst().equals(newest.getLast())) {
            return Optional.empty();
        }
        Duration span = Duration.between(newest.getLast(), now);
        double millis = Math.max(span.toMillis(), SHORTEST_SPAN.toMillis());
        return Optional.of(newest.size() * DAY_MILLIS / millis);
    }

    /// The time in which one of two polls finds something new.
    static Duration between(double entriesPerDay) {
        return Duration.ofMillis((long) Math.min(Long.MAX_VALUE / 2.0, DAY_MILLIS / entriesPerDay / 2));
    }
}
