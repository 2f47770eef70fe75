package io.wiredesk.ingest;

import java.time.Duration;

/// How much of its thread's time a tick may take: all tasks' ticks together nearly all of it, but half while records
/// wait. Without, a start with many feeds leaves records one turn in many: Kafka Streams takes fewer of them the more
/// often it finds a tick due.
///
/// Threading: each thread has its own.
final class Share {
    private static final long LEAST_NANOS = 1_000_000;

    private static final double NEARLY_ALL = 0.9;
    private static final double HALF = 0.5;

    /// Longer than a record takes from one half of the stage to the other while nothing keeps it.
    private static final long WAITING_MILLIS = 500;

    private final Duration tick;
    private final ThreadLocal<Load> load = ThreadLocal.withInitial(Load::new);

    /// What one thread has to do.
    private static final class Load {
        private int tasks;
        private boolean recordsWait;
    }

    Share(Duration tick) {
        this.tick = tick;
    }

    /// A task is this thread's from now on.
    void join() {
        load.get().tasks++;
    }

    /// A task is this thread's no longer.
    void leave() {
        load.get().tasks--;
    }

    /// A record that was sent in the stage itself has come.
    ///
    /// @param millis how long it took
    void recordTook(long millis) {
        load.get().recordsWait = millis > WAITING_MILLIS;
    }

    /// The moment, as [System#nanoTime] has it, until which a tick that begins now may go on.
    ///
    /// @param now what [System#nanoTime] says
    long end(long now) {
        Load mine = load.get();
        double share = (mine.recordsWait ? HALF : NEARLY_ALL) / Math.max(1, mine.tasks);
        return now + Math.max(LEAST_NANOS, Math.round(tick.toNanos() * share));
    }

    /// Whether a tick's time is over.
    static boolean isOver(long end) {
        return System.nanoTime() - end >= 0;
    }
}
