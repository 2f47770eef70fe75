package io.wiredesk.desk.command;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Ctrl-C and SIGTERM: the command is told, and the process waits for it to end cleanly.
final class Stopping implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::stop, "stopping");

    Stopping() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void stop() {
        asked.countDown();
        try {
            var _ = done.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Waits to be asked.
    ///
    /// @return whether it was asked within the time
    boolean asked(Duration within) throws InterruptedException {
        return asked.await(within.toNanos(), TimeUnit.NANOSECONDS);
    }

    /// The command has ended cleanly.
    @Override
    public void close() {
        done.countDown();
        if (asked.getCount() > 0) {
            Runtime.getRuntime().removeShutdownHook(hook);
        }
    }
}
