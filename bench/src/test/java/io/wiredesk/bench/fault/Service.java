package io.wiredesk.bench.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A process that is started again whenever it ends without having been asked to, as an orchestrator would.
///
/// Threading: safe for concurrent use.
final class Service implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Executor SOON = CompletableFuture.delayedExecutor(200, TimeUnit.MILLISECONDS);

    private final String name;
    private final List<String> command;
    private final Map<String, String> environment;
    private final Path log;
    private @Nullable Process process;
    private boolean wanted;
    private int ends;

    Service(String name, List<String> command, Map<String, String> environment, Path log) {
        this.name = name;
        this.command = List.copyOf(command);
        this.environment = Map.copyOf(environment);
        this.log = log;
    }

    String name() {
        return name;
    }

    synchronized void start() {
        wanted = true;
        try {
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            Process started = builder.start();
            process = started;
            var _ = started.onExit().thenRunAsync(() -> again(started), SOON);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " can't be started", e);
        }
    }

    private synchronized void again(Process ended) {
        if (ended.equals(process)) {
            ends++;
            if (wanted) {
                start();
            }
        }
    }

    /// As `kill -9`; it is started again.
    void kill() {
        running().destroyForcibly();
    }

    /// As `kill -9`, and not started again.
    void killForGood() {
        Process killed = unwanted();
        killed.destroyForcibly();
        await(killed);
    }

    /// As SIGTERM, and not started again.
    void stop() {
        Process asked = unwanted();
        asked.destroy();
        if (!await(asked)) {
            asked.destroyForcibly();
            throw new IllegalStateException(name + " did not end within " + PATIENCE + " of being asked to");
        }
    }

    /// Sends a signal by name, such as `STOP` and `CONT`.
    void signal(String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, Long.toString(running().pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Process unwanted() {
        wanted = false;
        return running();
    }

    private synchronized Process running() {
        if (process == null) {
            throw new IllegalStateException(name + " was never started");
        }
        return process;
    }

    synchronized boolean alive() {
        return process != null && process.isAlive();
    }

    /// How often it ended so far, of its own or by a signal.
    synchronized int ends() {
        return ends;
    }

    /// What it has said so far.
    String said() {
        try {
            return Files.exists(log) ? Files.readString(log) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean await(Process process) {
        try {
            return process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        if (alive()) {
            killForGood();
        }
    }
}
