package io.wiredesk.sink;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/// One batch at a time on its way into the index, on a thread of its own: however long the index takes, the consumer
/// can go on polling and stays in its group.
///
/// Threading: everything by the consumer's thread.
final class Writing implements AutoCloseable {
    private final SearchIndex index;
    private final DeadLetters deadLetters;
    private final InstantSource clock;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            Thread.ofPlatform().name("index-writing").factory());
    private @Nullable Future<Done> underWay;
    private int size;

    /// What has become of a batch.
    ///
    /// @param reached durable now
    /// @param renewed whether the index is another one now
    record Done(Map<TopicPartition, Long> reached, boolean renewed) {}

    Writing(SearchIndex index, DeadLetters deadLetters, InstantSource clock) {
        this.index = index;
        this.deadLetters = deadLetters;
        this.clock = clock;
    }

    /// Records under way.
    int size() {
        return busy() ? size : 0;
    }

    boolean busy() {
        return underWay != null;
    }

    /// Begins to write a batch.
    ///
    /// @param positions that it reaches
    void begin(Batch batch, Map<TopicPartition, Long> positions) {
        if (busy()) {
            throw new IllegalStateException("a batch is being written already");
        }
        size = batch.size();
        underWay = thread.submit(() -> write(batch, positions));
    }

    private Done write(Batch batch, Map<TopicPartition, Long> positions) {
        deadLetters.send(batch.failed());
        if (batch.size() > 0 || !positions.isEmpty()) {
            Instant began = clock.instant();
            long start = System.nanoTime();
            index.apply(batch.changes(), positions, refused -> deadLetters.send(batch.of(refused)));
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            Instant now = clock.instant();
            SinkMeters.applied(batch.changes(), took, now);
            batch.ended(began, now);
        }
        return new Done(positions, index.renew());
    }

    /// What was begun, where it is done within the time.
    ///
    /// @throws RuntimeException as the index threw it
    Optional<Done> done(Duration within) {
        Future<Done> future = underWay;
        if (future == null) {
            return Optional.empty();
        }
        try {
            Done done = future.get(within.toMillis(), TimeUnit.MILLISECONDS);
            underWay = null;
            return Optional.of(done);
        } catch (TimeoutException _) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        } catch (ExecutionException e) {
            underWay = null;
            switch (e.getCause()) {
                case RuntimeException fault -> throw fault;
                case Error fault -> throw fault;
                case null, default -> throw new IllegalStateException("a batch can't be written", e.getCause());
            }
        }
    }

    /// Interrupts what is under way, and waits for its end.
    @Override
    public void close() {
        thread.shutdownNow();
        thread.close();
    }
}
