package io.wiredesk.enrich;

import io.wiredesk.news.Article;
import io.wiredesk.news.EnrichedArticle;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.errors.InterruptException;

/// Enrichment that gives up on a document after a time: the document is enriched on a thread of its own while the
/// caller
/// waits. A thread that is given up is interrupted; the rules and the steps notice that and end. One that does not end
/// goes on in the background, and when several do, that is a fault of the set-up and no longer of a document.
///
/// Threading: safe for concurrent use; each caller has one thread working for it.
public final class BoundedEnrichment implements AutoCloseable {
    private static final int MAX_RUNAWAYS = 4;

    private final Enrichment enrichment;
    private final Duration limit;
    private final AtomicInteger runaways = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool(
            Thread.ofPlatform().daemon().name("enrich-document-", 0).factory());

    public BoundedEnrichment(Enrichment enrichment, Duration limit) {
        this.enrichment = enrichment;
        this.limit = limit;
    }

    /// A document that takes too long: it goes to the dead letters.
    static final class TooLongException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        TooLongException(String message) {
            super(message);
        }
    }

    /// Several documents run on though they were told to end: the process has to start anew.
    static final class StuckException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        StuckException(String message) {
            super(message);
        }
    }

    /// As [Enrichment#enrich], within the time.
    public EnrichedArticle enrich(Article article, Instant at) {
        if (runaways.get() >= MAX_RUNAWAYS) {
            throw new StuckException(MAX_RUNAWAYS + " articles are still being enriched that took longer than"
                    + " enrich.timeout; the dead letters name them and the enricher; start the stage again");
        }
        AtomicReference<String> step = new AtomicReference<>("the start");
        AtomicReference<State> state = new AtomicReference<>(State.RUNNING);
        Future<EnrichedArticle> result = threads.submit(() -> {
            try {
                return enrichment.enrich(article, at, step::set);
            } finally {
                if (!state.compareAndSet(State.RUNNING, State.ENDED)) {
                    runaways.decrementAndGet();
                }
            }
        });
        try {
            return result.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            giveUp(result, state);
            throw new TooLongException(
                    "took longer than enrich.timeout = " + limit.toMillis() + " ms, in " + step.get());
        } catch (ExecutionException e) {
            throw unwrapped(e);
        } catch (InterruptedException e) {
            result.cancel(true);
            throw new InterruptException(e);
        }
    }

    private enum State {
        RUNNING,
        ENDED,
        GIVEN_UP
    }

    private void giveUp(Future<EnrichedArticle> result, AtomicReference<State> state) {
        runaways.incrementAndGet();
        if (!state.compareAndSet(State.RUNNING, State.GIVEN_UP)) {
            runaways.decrementAndGet();
        }
        result.cancel(true);
    }

    /// Documents that were given up and still run.
    int runaways() {
        return runaways.get();
    }

    private static RuntimeException unwrapped(ExecutionException failure) {
        return switch (failure.getCause()) {
            case RuntimeException e -> e;
            case Error e -> throw e;
            case null, default -> new IllegalStateException(failure);
        };
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
