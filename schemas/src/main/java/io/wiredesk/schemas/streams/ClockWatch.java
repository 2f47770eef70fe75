package io.wiredesk.schemas.streams;

import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// Notices that the clock was set back. Kafka Streams commits and wakes its processors by the clock of the day: set
/// back
/// by an hour, it does neither for an hour. Started anew it does both.
///
/// Threading: looks on a thread of its own; [#look] is for tests.
final class ClockWatch implements AutoCloseable {
    /// What is set straight all the time is far less.
    private static final Duration SLACK = Duration.ofSeconds(5);

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final InstantSource clock;
    private final LongSupplier nanos;
    private final Consumer<Duration> setBack;
    private long lastMillis;
    private long lastNanos;

    private final ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("clock-watch").factory());

    /// @param nanos time that never goes back
    /// @param setBack is told by how much the clock was set back
    ClockWatch(InstantSource clock, LongSupplier nanos, Consumer<Duration> setBack) {
        this.clock = clock;
        this.nanos = nanos;
        this.setBack = setBack;
        this.lastMillis = clock.millis();
        this.lastNanos = nanos.getAsLong();
    }

    /// Looks from now on.
    ClockWatch start() {
        var _ = looking.scheduleWithFixedDelay(
                this::look, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        return this;
    }

    void look() {
        long millis = clock.millis();
        long now = nanos.getAsLong();
        long back = (now - lastNanos) / 1_000_000 - (millis - lastMillis);
        lastMillis = millis;
        lastNanos = now;
        if (back > SLACK.toMillis()) {
            setBack.accept(Duration.ofMillis(back));
        }
    }

    @Override
    public void close() {
        looking.shutdownNow();
    }
}
