package io.wiredesk.ingest.poll;

import io.wiredesk.ingest.poll.PollOutcome.Failed;
import io.wiredesk.ingest.poll.PollOutcome.Fetched;
import io.wiredesk.ingest.poll.PollOutcome.Gone;
import io.wiredesk.ingest.poll.PollOutcome.NotModified;
import io.wiredesk.ingest.poll.PollOutcome.Received;
import io.wiredesk.ingest.poll.PollOutcome.Refused;
import io.wiredesk.news.Feed;
import io.wiredesk.news.FeedStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// When a feed is polled next: as often as it brings something, as seldom as it asks, never while its host wants to be
/// left alone. Failures double the wait, up to a limit; jitter keeps feeds that failed together from coming back
/// together. Pure but for the generator.
///
/// Source: RSS 2.0 (`ttl`, `skipHours`, `skipDays`), the RSS 1.0 syndication module, RFC 9111 §4.2 (freshness).
///
/// @param interval between polls of a feed whose own rhythm isn't known
/// @param shortest between polls, whatever the feed's rhythm
/// @param longest between polls, whatever the feed's rhythm or wish
/// @param maxBackoff longest wait of a feed that fails
public record Rhythm(
        Duration interval, Duration shortest, Duration longest, Duration maxBackoff, RandomGenerator random) {
    private static final int MAX_DOUBLINGS = 20;
    private static final double JITTER = 0.1;

    /// A feed that has been quiet for eight hours is not polled more often than once an hour, whatever its dates say.
    private static final int QUIET_SHARE = 8;

    private static final int HOURS_A_WEEK = 24 * 7;

    public Rhythm {
        shortest = shorter(shortest, interval);
        longest = longer(longest, interval);
    }

    /// When the next poll is due; empty for a feed that is gone.
    ///
    /// @param status with everything that this poll made told already, but for when the next one is due
    public Optional<Instant> next(PollOutcome outcome, Feed feed, FeedStatus status, Instant now) {
        return next(outcome, History.of(feed, status, now), now);
    }

    /// For a feed whose hub tells of what is new: polled as seldom as may be, in case the hub forgets.
    public Rhythm pushed() {
        return new Rhythm(longest, longest, longest, maxBackoff, random);
    }

    Optional<Instant> next(PollOutcome outcome, History history, Instant now) {
        Duration usual = history.own().isPositive() ? history.own() : usual(history);
        return switch (outcome) {
            case Fetched fetched -> Optional.of(afterAnswer(usual, fetched.received(), history, now));
            case NotModified(Received received) -> Optional.of(afterAnswer(usual, received, history, now));
            case Gone _ -> Optional.empty();
            case Refused refused
            when refused.retryAfter().isPositive() ->
                Optional.of(now.plus(jittered(longer(usual, refused.retryAfter()))));
            case Refused _, Failed _ -> Optional.of(now.plus(jittered(backOff(usual, history.failures()))));
        };
    }

    /// The feed's own rhythm.
    private Duration usual(History history) {
        Double rate = history.entriesPerDay();
        Duration dated = rate == null ? interval : Cadence.between(rate);
        Duration quiet = history.quiet().dividedBy(QUIET_SHARE);
        return shorter(longest, longer(shortest, longer(dated, quiet)));
    }

    /// What the subscriber fixes, the publisher's wishes don't change.
    private Instant afterAnswer(Duration usual, Received received, History history, Instant now) {
        Instant at = now.plus(jittered(usual));
        if (history.own().isPositive()) {
            return at;
        }
        Instant asked = now.plus(shorter(longest, longer(asked(history, now), received.freshFor())));
        return skip(at.isAfter(asked) ? at : asked, history);
    }

    /// Until the feed's next update by its own clock, where it tells one.
    private static Duration asked(History history, Instant now) {
        Instant base = history.askedBase();
        long period = history.asked().toMillis();
        if (base == null || period <= 0) {
            return history.asked();
        }
        return Duration.ofMillis(
                period - Math.floorMod(Duration.between(base, now).toMillis(), period));
    }

    /// The first moment from this one on that the feed doesn't ask to skip. Skipping everything is no wish.
    private static Instant skip(Instant at, History history) {
        ZonedDateTime wanted = at.atZone(ZoneOffset.UTC);
        for (int i = 0; i < HOURS_A_WEEK; i++) {
            boolean skipped = history.skipHours().contains(wanted.getHour())
                    || history.skipDays().contains(wanted.getDayOfWeek().getValue());
            if (!skipped) {
                return wanted.toInstant();
            }
            wanted = wanted.truncatedTo(ChronoUnit.HOURS).plusHours(1);
        }
        return at;
    }

    private Duration backOff(Duration usual, int failures) {
        double millis = (double) usual.toMillis() * (1L << Math.min(failures, MAX_DOUBLINGS));
        Duration limit = longer(usual, maxBackoff);
        return millis >= limit.toMillis() ? limit : Duration.ofMillis((long) millis);
    }

    /// Longer, never shorter: a wait that somebody asked for is kept.
    private Duration jittered(Duration wait) {
        return wait.plusMillis((long) (wait.toMillis() * JITTER * random.nextDouble()));
    }

    private static Duration longer(Duration a, Duration b) {
        return a.compareTo(b) >= 0 ? a : b;
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) <= 0 ? a : b;
    }
}
