package io.wiredesk.bench.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.bench.fault.NewsWeb.Edition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.core.ConditionTimeoutException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/// Faults while news arrives. After each, all that feeds had sent must be found in the topics and in the index, once;
/// at the end of each test, everything is counted.
///
/// `-Dwiredesk.seed=1` repeats the instants, `-Dwiredesk.faults=0.1` makes it shorter.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class FaultContract {
    static final long SEED = Long.getLong("wiredesk.seed", 20261127L);
    private static final double SHARE = Double.parseDouble(System.getProperty("wiredesk.faults", "1"));

    /// Of all classes of this run.
    private static final Report REPORT = new Report();

    /// Of this run, with a log of each process; stays until the next run.
    final Path folder = Path.of(
                    "target/faults",
                    getClass().getSimpleName(),
                    Long.toString(ProcessHandle.current().pid()))
            .toAbsolutePath();

    final Random random = new Random(SEED);
    private @Nullable Street started;
    private int doubledBefore;

    /// The street, not yet started.
    abstract Street make() throws IOException;

    /// What is done once the street is gone.
    void cleanUp() {}

    static int times(int whole) {
        return Math.max(1, (int) Math.round(whole * SHARE));
    }

    final Street street() {
        return Objects.requireNonNull(started);
    }

    @BeforeAll
    void start() throws IOException {
        Files.createDirectories(folder);
        started = make();
        street().start();
        Waiting.until(
                "the feeds are polled",
                () -> street().web().sent().size() >= street().web().size());
        List<Edition> first = street().web().sent();
        Waiting.until(
                "the first articles can be found", () -> street().missing(first).isEmpty());
    }

    @AfterAll
    void end() throws IOException {
        if (started != null) {
            started.close();
        }
        cleanUp();
        REPORT.write(Path.of("target/faults.md"), "Seed " + SEED);
    }

    /// Nothing arrives any more; what is there is counted, article by article.
    @AfterEach
    void count() {
        street().web().freeze(true);
        List<Edition> sent = street().web().sent();
        Waiting.until("all is found", () -> street().missing(sent).isEmpty());
        Waiting.until("all is enriched", () -> street().ledger().unenriched().isEmpty());
        List<String> twice = new ArrayList<>(street().ledger().doubled());
        assertThat(street().indexed(twice))
                .as("seed %d", SEED)
                .isEqualTo(street().ledger().newest());
        assertThat(twice).as("seed %d: doubled", SEED).isEmpty();
        street().web().freeze(false);
    }

    /// Waits until feeds have sent something new, and until all that was sent by then can be found; notes how long that
    /// took.
    final void settle(String kind, int faults) {
        long since = System.nanoTime();
        int before = street().web().sent().size();
        Waiting.until(
                "feeds are polled again",
                () -> street().web().sent().size() >= before + street().web().size());
        List<Edition> sent = street().web().sent();
        int lost = 0;
        try {
            Waiting.until(
                    "all that was sent before can be found",
                    () -> street().missing(sent).isEmpty());
        } catch (ConditionTimeoutException _) {
            lost = street().missing(sent).size();
        }
        int doubled = street().ledger().doubled().size();
        REPORT.add(kind, faults, (System.nanoTime() - since) / 1e9, lost, doubled - doubledBefore);
        say(kind, faults, since, sent.size());
        assertThat(lost)
                .as(() -> "seed " + SEED + ": " + kind + ": lost " + street().missing(sent))
                .isZero();
        assertThat(street().ledger().doubled())
                .as("seed %d: %s: doubled", SEED, kind)
                .hasSize(doubledBefore);
        doubledBefore = doubled;
    }

    /// The system tells of a fault: a line in a log, a metric, and what else is said of its health.
    final void says(String kind, String line, String metric, String health) {
        REPORT.says(kind, "\"" + line + "\"; `" + metric + "`; " + health);
    }

    @SuppressWarnings("SystemOut")
    private static void say(String kind, int faults, long since, int sent) {
        System.out.printf(
                "%4d faults; %s: %d, well again after %.1f s, %d editions%n",
                REPORT.faults(), kind, faults, (System.nanoTime() - since) / 1e9, sent);
    }

    static void pause(long millis) {
        LockSupport.parkNanos(millis * 1_000_000);
    }
}
