package io.wiredesk.ingest;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// How much of its thread's time a tick may take: all tasks' ticks together half of it, so that records get the other
/// half. Without, a start with many feeds leaves records one turn in many: Kafka Streams takes fewer of them the more
/// often it finds a tick due.
///
/// Threading: safe for concurrent use.
final class Share {
    private static final long LEAST_NANOS = 1_000_000;

    private final AtomicInteger tasks = new AtomicInteger();
    private final Duration tick;

    Share(Duration tick) {
        this.tick = tick;
    }

    void join() {
        tasks.incrementAndGet();
    }

    void leave() {
        tasks.decrementAndGet();
    }

    /// The moment, as [System#nanoTime] has it, until which a tick that begins now may go on.
    ///
    /// @param now what [System#nanoTime] says
    long end(long now) {
        return now + Math.max(LEAST_NANOS, tick.toNanos() / 2 / Math.max(1, tasks.get()));
    }

    /// Whether a tick's time is over.
    static boolean isOver(long end) {
        return System.nanoTime() - end >= 0;
    }
}
