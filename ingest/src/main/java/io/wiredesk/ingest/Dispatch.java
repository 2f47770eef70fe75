package io.wiredesk.ingest;

import io.wiredesk.ingest.DueFeeds.Due;
import io.wiredesk.ingest.fetch.FetchFault;
import io.wiredesk.ingest.fetch.HostGates;
import io.wiredesk.ingest.fetch.WebAddress;
import io.wiredesk.news.Feed;
import io.wiredesk.news.FeedStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides which due feed's poll starts now: as many as may be under way, each when its host's gate lets it.
///
/// Threading: confined to the stream thread that owns the task.
final class Dispatch {
    /// That the clocks of two machines may be apart.
    private static final Duration CLOCK_SLACK = Duration.ofSeconds(10);

    private final DueFeeds due = new DueFeeds();
    private final FeedStores stores;
    private final Fetchers fetchers;
    private final HostGates gates;
    private final InstantSource clock;
    private final Duration tick;

    /// @param tick how long a feed waits that found its host busy
    Dispatch(FeedStores stores, Fetchers fetchers, HostGates gates, InstantSource clock, Duration tick) {
        this.stores = stores;
        this.fetchers = fetchers;
        this.gates = gates;
        this.clock = clock;
        this.tick = tick;
    }

    /// Plans every feed of the stores, and closes the gates that were closed when they were last written.
    void load() {
        try (var all = stores.feeds().all()) {
            all.forEachRemaining(entry -> {
                FeedStatus status = stores.statuses().get(entry.key);
                schedule(entry.key, status);
                if (status != null && status.getRefusedUntil() != null) {
                    Instant until = planned(status, status.getRefusedUntil());
                    host(entry.value, status).ifPresent(host -> gates.close(host, until));
                }
            });
        }
    }

    /// Plans a feed's next poll: at once where it has never been polled, never where it is retired.
    void schedule(String id, @Nullable FeedStatus status) {
        if (status == null) {
            due.schedule(id, clock.instant());
        } else if (status.getNextPollAt() != null) {
            due.schedule(id, planned(status, status.getNextPollAt()));
        }
    }

    /// A moment as it was planned by the last poll. Where that poll lies ahead of us, a clock was ahead, this one or
    /// that
    /// of whoever polled: as long from now then as it was from that poll.
    private Instant planned(FeedStatus last, Instant at) {
        Instant now = clock.instant();
        return last.getPolledAt().isAfter(now.plus(CLOCK_SLACK))
                ? now.plus(Duration.between(last.getPolledAt(), at))
                : at;
    }

    void now(String id) {
        due.schedule(id, clock.instant());
    }

    void cancel(String id) {
        due.cancel(id);
    }

    /// Starts what is due and may start, one feed at least.
    ///
    /// @param end see [Share#end]
    void startDue(long end) {
        Instant now = clock.instant();
        Optional<Due> next = due.firstDue(now);
        while (next.isPresent() && start(next.get(), now)) {
            next = Share.isOver(end) ? Optional.empty() : due.firstDue(now);
        }
    }

    /// How many feeds are due and not under way. Takes time for each of them.
    int waiting(Instant now) {
        return due.count(now);
    }

    /// @return false when nothing more can be started for now
    private boolean start(Due next, Instant now) {
        String id = next.feedId();
        Feed feed = stores.feeds().get(id);
        if (feed == null || fetchers.isUnderWay(id)) {
            due.cancel(id);
            return true;
        }
        FeedStatus last = stores.statuses().get(id);
        String host = host(feed, last).orElse("");
        Instant slot = next.booked() ? now : gates.book(host);
        if (slot.isAfter(now)) {
            due.scheduleBooked(id, slot);
            return true;
        }
        if (!gates.tryEnter(host)) {
            Instant later = gates.book(host);
            due.scheduleBooked(id, later.isAfter(now) ? later : now.plus(tick));
            return true;
        }
        if (!fetchers.tryStart(feed, last, host)) {
            gates.leave(host);
            due.scheduleBooked(id, now);
            return false;
        }
        due.cancel(id);
        return true;
    }

    /// Empty for an address that is none, which polling will find out.
    private static Optional<String> host(Feed feed, @Nullable FeedStatus last) {
        try {
            WebAddress address = WebAddress.of(last == null ? feed.getUrl() : last.getUrl());
            return Optional.of(HostGates.hostOf(address.uri()));
        } catch (FetchFault e) {
            return Optional.empty();
        }
    }
}
