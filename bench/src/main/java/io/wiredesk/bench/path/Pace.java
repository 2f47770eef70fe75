package io.wiredesk.bench.path;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/// How fast something comes once it comes: from the first of it to the last, without what is needed to get going.
///
/// Threading: told by one thread, waited for by another.
final class Pace {
    private static final long LOOK_MILLIS = 200;
    private static final long PATIENCE_MILLIS = 300_000;

    private final long expected;
    private final CountDownLatch all = new CountDownLatch(1);
    private long came;
    private long first;
    private long start;
    private long end;

    /// @param expected how many
    Pace(long expected) {
        this.expected = expected;
    }

    /// So many more came.
    synchronized void came(int count) {
        if (count == 0) {
            return;
        }
        if (came == 0) {
            first = count;
            start = System.nanoTime();
        }
        came += count;
        if (came >= expected) {
            end = System.nanoTime();
            all.countDown();
        }
    }

    /// A second, when all have come; the first that came together begin the time and don't count.
    ///
    /// @param running whether there is still hope
    /// @throws IllegalStateException when they don't come
    double await(BooleanSupplier running) throws InterruptedException {
        for (long waited = 0; !all.await(LOOK_MILLIS, TimeUnit.MILLISECONDS); waited += LOOK_MILLIS) {
            if (!running.getAsBoolean() || waited > PATIENCE_MILLIS) {
                throw new IllegalStateException("only " + came + " of " + expected + " came");
            }
        }
        synchronized (this) {
            return (came - first) * 1e9 / (end - start);
        }
    }
}
