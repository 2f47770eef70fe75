package io.wiredesk.ingest.poll;

import io.wiredesk.ingest.poll.PollOutcome.Failed;
import io.wiredesk.ingest.poll.PollOutcome.Fetched;
import io.wiredesk.ingest.poll.PollOutcome.Gone;
import io.wiredesk.ingest.poll.PollOutcome.NotModified;
import io.wiredesk.ingest.poll.PollOutcome.Refused;
import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// When a feed is polled next. Failures double the wait, up to a limit; jitter keeps feeds that failed together from
/// coming back together. Pure but for the generator.
///
/// @param interval between polls of a feed that fixes none
/// @param maxBackoff longest wait
public record Rhythm(Duration interval, Duration maxBackoff, RandomGenerator random) {
    private static final int MAX_DOUBLINGS = 20;
    private static final double JITTER = 0.1;

    /// The wait from now to the next poll; empty for a feed that is gone.
    ///
    /// @param ownSeconds the subscriber's interval, 0 for none
    /// @param failures failed polls in a row, this one included
    public Optional<Duration> next(PollOutcome outcome, int ownSeconds, int failures) {
        Duration usual = ownSeconds > 0 ? Duration.ofSeconds(ownSeconds) : interval;
        return switch (outcome) {
            case Fetched _, NotModified _ -> Optional.of(jittered(usual));
            case Gone _ -> Optional.empty();
            case Refused refused -> Optional.of(jittered(longer(usual, shorter(refused.retryAfter(), maxBackoff))));
            case Failed _ -> Optional.of(jittered(backOff(usual, failures)));
        };
    }

    private Duration backOff(Duration usual, int failures) {
        double millis = (double) usual.toMillis() * (1L << Math.min(failures, MAX_DOUBLINGS));
        Duration limit = longer(usual, maxBackoff);
        return millis >= limit.toMillis() ? limit : Duration.ofMillis((long) millis);
    }

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
