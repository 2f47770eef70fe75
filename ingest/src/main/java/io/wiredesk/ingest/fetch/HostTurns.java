package io.wiredesk.ingest.fetch;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Waits for a host's gate, then for one of the process's permits: nobody holds a permit while it waits for a host.
///
/// Threading: safe for concurrent use, blocks its caller, ends when interrupted.
public final class HostTurns implements Turnstile {
    /// How long a request waits that finds its host busy, before it looks again.
    private static final Duration LOOK = Duration.ofMillis(20);

    private final HostGates gates;
    private final Semaphore requests;
    private final InstantSource clock;

    /// @param requests that the process may have under way at the same time
    public HostTurns(HostGates gates, Semaphore requests, InstantSource clock) {
        this.gates = gates;
        this.requests = requests;
        this.clock = clock;
    }

    @Override
    public Passage enter(URI address, Instant deadline) throws FetchFault, InterruptedException {
        String host = HostGates.hostOf(address);
        Instant slot = gates.book(host, deadline).orElseThrow(() -> noTurn(host));
        Thread.sleep(left(slot));
        while (!gates.tryEnter(host)) {
            gates.refuseClosed(host);
            if (!left(deadline).isPositive()) {
                throw noTurn(host);
            }
            Thread.sleep(LOOK);
        }
        if (!hasPermit(host, deadline)) {
            gates.leave(host);
            throw noTurn(host);
        }
        return () -> {
            requests.release();
            gates.leave(host);
        };
    }

    private boolean hasPermit(String host, Instant deadline) throws InterruptedException {
        try {
            return requests.tryAcquire(left(deadline).toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            gates.leave(host);
            throw e;
        }
    }

    private Duration left(Instant until) {
        Duration left = Duration.between(clock.instant(), until);
        return left.isNegative() ? Duration.ZERO : left;
    }

    private static FetchFault noTurn(String host) {
        return new FetchFault("so many requests to " + host + " were waiting that the time was over before its turn");
    }
}
