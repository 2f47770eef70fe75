package io.wiredesk.ingest.fetch;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/// Who may ask which host when: requests to one host start a spacing apart, few are under way at once, and none starts
/// while the host asked to be left alone. Moments are booked in the order in which they are asked for, so that a host
/// with many feeds takes its turn without holding up the others.
///
/// Threading: safe for concurrent use; a host's state changes under that host's own lock, never during I/O.
public final class HostGates {
    private static final int SWEEP_EVERY = 10_000;

    private static final Duration CLOCK_SLACK = Duration.ofSeconds(10);

    private final Map<String, Gate> gates = new ConcurrentHashMap<>();
    private final AtomicInteger booked = new AtomicInteger();
    private final Duration spacing;
    private final int perHost;
    private final InstantSource clock;
    private final AtomicReference<Instant> latest = new AtomicReference<>(Instant.MIN);

    /// @param free when the next request may start
    /// @param closedUntil what Retry-After asked for
    /// @param underWay requests that have entered and not left
    private record Gate(Instant free, Instant closedUntil, int underWay) {
        static final Gate OPEN = new Gate(Instant.MIN, Instant.MIN, 0);

        Gate earlier(Duration by) {
            return new Gate(earlier(free, by), earlier(closedUntil, by), underWay);
        }

        private static Instant earlier(Instant at, Duration by) {
            return at.equals(Instant.MIN) ? at : at.minus(by);
        }
    }

    /// @param spacing between the starts of two requests to one host
    /// @param perHost requests to one host that may be under way at once
    public HostGates(Duration spacing, int perHost, InstantSource clock) {
        this.spacing = spacing;
        this.perHost = perHost;
        this.clock = clock;
    }

    /// Host and port, what a gate stands for.
    public static String hostOf(URI address) {
        int port = address.getPort();
        boolean usual = port < 0 || (address.getScheme().equals("https") ? port == 443 : port == 80);
        return usual ? address.getHost() : address.getHost() + ":" + port;
    }

    /// Books the host's next moment for a request of the caller's.
    ///
    /// @return now or later
    public Instant book(String host) {
        return book(host, Instant.MAX).orElseThrow();
    }

    /// Books the host's next moment where that is before a deadline; otherwise nobody's turn is put off for it.
    ///
    /// @return now or later; empty where it would be too late
    public Optional<Instant> book(String host, Instant deadline) {
        Instant now = now();
        Instant[] slot = {now};
        gates.compute(host, (_, old) -> {
            Gate gate = old == null ? Gate.OPEN : old;
            slot[0] = later(now, later(gate.free(), gate.closedUntil()));
            return slot[0].isBefore(deadline)
                    ? new Gate(slot[0].plus(spacing), gate.closedUntil(), gate.underWay())
                    : gate;
        });
        if (booked.incrementAndGet() % SWEEP_EVERY == 0) {
            gates.values().removeIf(gate -> isIdle(gate, now));
        }
        return slot[0].isBefore(deadline) ? Optional.of(slot[0]) : Optional.empty();
    }

    /// The clock's moment. Where it was set back, all that was booked is set back with it.
    private Instant now() {
        Instant now = clock.instant();
        Instant before = latest.getAndSet(now);
        if (!before.equals(Instant.MIN) && now.isBefore(before.minus(CLOCK_SLACK))) {
            Duration back = Duration.between(now, before);
            gates.replaceAll((_, gate) -> gate.earlier(back));
        }
        return now;
    }

    private static boolean isIdle(Gate gate, Instant now) {
        return gate.underWay() == 0
                && !gate.free().isAfter(now)
                && !gate.closedUntil().isAfter(now);
    }

    /// Whether the caller may start; if so it must [#leave] when it is done.
    public boolean tryEnter(String host) {
        Instant now = now();
        boolean[] entered = {false};
        gates.compute(host, (_, old) -> {
            Gate gate = old == null ? Gate.OPEN : old;
            entered[0] = gate.underWay() < perHost && !gate.closedUntil().isAfter(now);
            return entered[0] ? new Gate(gate.free(), gate.closedUntil(), gate.underWay() + 1) : gate;
        });
        return entered[0];
    }

    public void leave(String host) {
        gates.computeIfPresent(
                host, (_, gate) -> new Gate(gate.free(), gate.closedUntil(), Math.max(0, gate.underWay() - 1)));
    }

    /// Nobody asks the host before this moment.
    public void close(String host, Instant until) {
        gates.compute(host, (_, old) -> {
            Gate gate = old == null ? Gate.OPEN : old;
            return new Gate(gate.free(), later(until, gate.closedUntil()), gate.underWay());
        });
    }

    /// Until when the host asked to be left alone; empty where it doesn't.
    public Optional<Instant> closedUntil(String host) {
        return Optional.ofNullable(gates.get(host))
                .map(Gate::closedUntil)
                .filter(until -> until.isAfter(clock.instant()));
    }

    /// @throws HostClosed while the host asks to be left alone
    void refuseClosed(String host) throws HostClosed {
        Optional<Instant> until = closedUntil(host);
        if (until.isPresent()) {
            throw new HostClosed(host, until.get());
        }
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
