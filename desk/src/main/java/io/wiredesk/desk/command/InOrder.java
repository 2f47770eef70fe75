package io.wiredesk.desk.command;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;

/// Lines in, answers out in the order of the lines, computed on several threads. Each answer is handed on as soon as it
/// and all before it are there, so that who asks line by line is answered line by line.
///
/// Memory: at most [#AHEAD] lines a thread are on their way; the reader waits for the rest.
final class InOrder {
    /// Lines a thread that are read before their turn.
    static final int AHEAD = 4;

    private InOrder() {}

    /// @param function from line to answer; used by several threads at once; a line whose answer fails ends it all
    /// @param answers is called on the calling thread only
    /// @throws IOException when the lines can't be read
    static <A> void compute(BufferedReader lines, int threads, Function<String, A> function, Consumer<A> answers)
            throws IOException {
        BlockingQueue<Future<Optional<A>>> waiting = new ArrayBlockingQueue<>(threads * AHEAD);
        ExecutorService workers = Executors.newFixedThreadPool(
                threads, Thread.ofPlatform().daemon().name("line-", 0).factory());
        Thread reader = Thread.ofPlatform().daemon().name("lines").start(() -> read(lines, workers, function, waiting));
        try {
            for (Optional<A> next = waiting.take().get();
                    next.isPresent();
                    next = waiting.take().get()) {
                answers.accept(next.get());
            }
        } catch (ExecutionException e) {
            throw failure(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            reader.interrupt();
            workers.shutdownNow();
        }
    }

    private static <A> void read(
            BufferedReader lines,
            ExecutorService workers,
            Function<String, A> function,
            BlockingQueue<Future<Optional<A>>> waiting) {
        try {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String asked = line;
                waiting.put(workers.submit(() -> Optional.of(function.apply(asked))));
            }
            waiting.put(CompletableFuture.completedFuture(Optional.empty()));
        } catch (IOException e) {
            fail(waiting, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // Nobody waits for the rest.
        }
    }

    private static <A> void fail(BlockingQueue<Future<Optional<A>>> waiting, IOException cause) {
        try {
            waiting.put(CompletableFuture.failedFuture(cause));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static RuntimeException failure(ExecutionException e) throws IOException {
        return switch (e.getCause()) {
            case IOException unread -> throw unread;
            case RuntimeException failed -> failed;
            case Error error -> throw error;
            case null, default -> new IllegalStateException(e);
        };
    }
}
