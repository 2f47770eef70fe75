package io.wiredesk.bench.fault;

import java.time.Duration;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;

/// Waiting for what must come about.
final class Waiting {
    static final Duration PATIENCE = Duration.ofMinutes(6);

    private Waiting() {}

    static void until(String what, Callable<Boolean> condition) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(250))
                .until(condition);
    }
}
