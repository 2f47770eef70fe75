package io.wiredesk.bench.month;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that goes faster. Two processes that have the same one agree on the time.
///
/// @param start what it shows at the origin
/// @param origin when it was wound up, by the machine's own clock
/// @param speed its seconds in one of the machine's
record FastClock(Instant start, Instant origin, int speed) implements InstantSource {
    @Override
    public Instant instant() {
        return start.plus(Duration.between(origin, Instant.now()).multipliedBy(speed));
    }

    /// As one argument of a command line.
    String encoded() {
        return start + "/" + origin + "/" + speed;
    }

    static FastClock decode(String encoded) {
        String[] parts = encoded.split("/", 3);
        return new FastClock(Instant.parse(parts[0]), Instant.parse(parts[1]), Integer.parseInt(parts[2]));
    }
}
