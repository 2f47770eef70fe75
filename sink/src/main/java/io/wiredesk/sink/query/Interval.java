package io.wiredesk.sink.query;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// How wide the steps of a [Histogram] are. All begin in UTC; weeks begin on Monday (ISO 8601).
public enum Interval {
    HOUR(Duration.ofHours(1), 0),
    DAY(Duration.ofDays(1), 0),
    WEEK(Duration.ofDays(7), Duration.ofDays(4).toMillis());

    private final long millis;
    private final long firstStart;

    /// @param firstStart a start in milliseconds since 1970; the first Monday is the 5th of January
    Interval(Duration length, long firstStart) {
        this.millis = length.toMillis();
        this.firstStart = firstStart;
    }

    /// The name in addresses, such as `day`.
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// @throws BadSearchException where there is none of that name
    public static Interval of(String word) {
        return Arrays.stream(values())
                .filter(interval -> interval.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new BadSearchException("histogram must be one of "
                        + Arrays.stream(values()).map(Interval::word).collect(Collectors.joining(", ")) + ", not '"
                        + word + "'"));
    }

    /// When the step began that an instant is in.
    ///
    /// @param epochMillis any instant
    public long start(long epochMillis) {
        return Math.floorDiv(epochMillis - firstStart, millis) * millis + firstStart;
    }

    /// When the step ends that began then.
    public Instant end(Instant start) {
        return start.plusMillis(millis);
    }
}
