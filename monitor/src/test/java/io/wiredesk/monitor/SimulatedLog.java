package io.wiredesk.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// A partition whose every record's moment is known: rates that change, bursts and quiet stretches, drawn from a seed.
final class SimulatedLog {
    static final Instant START = Instant.parse("2026-03-01T12:00:00Z");

    /// When each offset was written, ascending.
    private final List<Instant> written = new ArrayList<>();

    SimulatedLog(RandomGenerator random, Duration length) {
        Instant now = START;
        while (now.isBefore(START.plus(length))) {
            double perSecond = random.nextInt(4) == 0 ? 0 : Math.exp(random.nextDouble() * 4 - 1);
            Instant until = now.plusSeconds(5 + random.nextInt(60));
            if (perSecond == 0) {
                now = until;
            }
            while (now.isBefore(until)) {
                written.add(now);
                now = now.plusMillis((long) (1000 / perSecond) + 1);
            }
        }
    }

    /// The log end at a moment: how many records were written by then.
    long end(Instant at) {
        int low = 0;
        int high = written.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (written.get(middle).isAfter(at)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /// When the record of this offset was written.
    Instant written(long offset) {
        return written.get((int) offset);
    }
}
