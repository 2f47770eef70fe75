package io.wiredesk.bench.fault;

import java.time.Duration;
import org.awaitility.Awaitility;
import java.util.concurrent.Callable;

/// Waiting for what must come about.
final class Waiting {
    static final Duration PATIENCE = Duration.ofMinutes(4);

    private Waiting() {}

    static void until(String what, Callable<Boolean> condition) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(250))
                .until(condition);
    }
}
