package io.wiredesk.ingest;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// How much of its thread's time a tick may take: all tasks' ticks together nearly all of it, but half while records
/// wait. Without, a start with many feeds leaves records one turn in many: Kafka Streams takes fewer of them the more
/// often it finds a tick due.
///
/// Threading: safe for concurrent use.
final class Share {
    private static final long LEAST_NANOS = 1_000_000;

    private static final double NEARLY_ALL = 0.9;
    private static final double HALF = 0.5;

    /// Longer than a record takes from one half of the stage to the other while nothing keeps it.
    private static final long WAITING_MILLIS = 500;

    private final AtomicInteger tasks = new AtomicInteger();
    private final Duration tick;
    private volatile boolean recordsWait;

    Share(Duration tick) {
        this.tick = tick;
    }

    void join() {
        tasks.incrementAndGet();
    }

    void leave() {
        tasks.decrementAndGet();
    }

    /// A record that was sent in the stage itself has come.
    ///
    /// @param millis how long it took
    void recordTook(long millis) {
        recordsWait = millis > WAITING_MILLIS;
    }

    /// The moment, as [System#nanoTime] has it, until which a tick that begins now may go on.
    ///
    /// @param now what [System#nanoTime] says
    long end(long now) {
        double share = (recordsWait ? HALF : NEARLY_ALL) / Math.max(1, tasks.get());
        return now + Math.max(LEAST_NANOS, Math.round(tick.toNanos() * share));
    }

    /// Whether a tick's time is over.
    static boolean isOver(long end) {
        return System.nanoTime() - end >= 0;
    }
}
