package io.wiredesk.ingest;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import java.util.concurrent.atomic.AtomicInteger;

/// What one processor adds to the process's queues: `wiredesk.queue.depth` of the `queue`s `feeds_due`, those whose
/// time has come and that wait for their host or a permit, and `feeds_under_way`. Confined to one thread.
final class QueueDepth implements AutoCloseable {
    private static final AtomicInteger DUE = gauge("feeds_due");
    private static final AtomicInteger UNDER_WAY = gauge("feeds_under_way");

    private int due;
    private int underWay;

    private static AtomicInteger gauge(String queue) {
        AtomicInteger depth = new AtomicInteger();
        Metrics.gauge("wiredesk.queue.depth", Tags.of("queue", queue), depth);
        return depth;
    }

    /// How it is now.
    void tell(int due, int underWay) {
        DUE.addAndGet(due - this.due);
        UNDER_WAY.addAndGet(underWay - this.underWay);
        this.due = due;
        this.underWay = underWay;
    }

    /// Adds nothing any longer.
    @Override
    public void close() {
        tell(0, 0);
    }
}
