package io.wiredesk.bench.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wiredesk.sink.lucene.LucenePlace;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// The machine fails: its disk is full, its clock jumps, bytes on its disk change, somebody starts a thing twice.
class MachineFaults extends FaultContract {
    private static final Path FAKE_TIME = Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1");
    private static final int FULL = 2;
    private static final int JUMPS = 4;
    private static final int CORRUPTIONS = 3;

    private static final String INDEX_FULL = "the disk of the index is full";
    private static final String BROKER_FULL = "the disk of the broker is full";
    private static final String CLOCK = "the clocks of all stages jump, up to 3 h";
    private static final String DAMAGED = "a file of the index is damaged";

    private boolean mounted;

    @Override
    Street make() throws IOException {
        mounted = mount("data/index") && mount("broker");
        Street street = new Street(folder, Map.of(), new LucenePlace(folder.resolve("data/index")));
        if (Files.exists(FAKE_TIME)) {
            Files.writeString(clock(), "+0\n");
            street.environment(Map.of(
                    "LD_PRELOAD", FAKE_TIME.toString(),
                    "FAKETIME_TIMESTAMP_FILE", clock().toString(),
                    "FAKETIME_CACHE_DURATION", "1",
                    "DONT_FAKE_MONOTONIC", "1",
                    // Without, threads that wait are woken at once.
                    "FAKETIME_FORCE_MONOTONIC_FIX", "0"));
        }
        return street;
    }

    private Path clock() {
        return folder.resolve("clock");
    }

    /// A small disk of its own, where we may.
    private boolean mount(String part) throws IOException {
        Path point = Files.createDirectories(folder.resolve(part));
        return Command.run(List.of("mount", "-t", "tmpfs", "-o", "size=300m", "tmpfs", point.toString()), Map.of())
                        .exit()
                == 0;
    }

    @Override
    void cleanUp() {
        for (String part : List.of("data/index", "broker")) {
            Command.run(List.of("umount", "-l", folder.resolve(part).toString()), Map.of());
        }
    }

    /// Whatever became of a test, the next one has a clock that is right.
    @AfterEach
    void setClock() throws IOException {
        if (Files.exists(clock())) {
            Files.writeString(clock(), "+0\n");
        }
    }

    @Test
    @Order(1)
    void the_disk_of_the_index_is_full() throws IOException {
        assumeTrue(mounted, "no disk can be mounted here: run as root");
        for (int i = 0; i < times(FULL); i++) {
            fill("data/index", 8_000 + random.nextInt(8_000));
            settle(INDEX_FULL, 1);
        }
        assertThat(street().service("sink").ends()).isPositive();
        assertThat(street().service("sink").said()).contains("sink ended by itself", "No space left on device");
        says(
                INDEX_FULL,
                "the sink stopped …: No space left on device",
                "kafka_consumergroup_group_lag_seconds{group=\"news-sink\"}",
                "the sink exits 1 and is started again until there is space");
    }

    @Test
    @Order(2)
    void the_disk_of_the_broker_is_full() throws IOException {
        assumeTrue(mounted, "no disk can be mounted here: run as root");
        for (int i = 0; i < times(FULL); i++) {
            fill("broker", 8_000 + random.nextInt(8_000));
            settle(BROKER_FULL, 1);
        }
        assertThat(street().service("broker").ends()).isPositive();
        assertThat(street().service("broker").said()).contains("No space left on device");
        says(
                BROKER_FULL,
                "Kafka's own: Shutdown broker because all log dirs … have failed",
                "wiredesk_lag_sample_timestamp_seconds",
                "`doctor --quick` exits 1: no answer from Kafka");
    }

    private void fill(String part, int millis) throws IOException {
        Path filler = folder.resolve(part).resolve("filler");
        try (OutputStream out = Files.newOutputStream(filler)) {
            byte[] some = new byte[1 << 16];
            while (true) {
                out.write(some);
            }
        } catch (IOException e) {
            assertThat(e).hasMessageContaining("No space left");
        }
        pause(millis);
        Files.delete(filler);
    }

    @Test
    @Order(3)
    void the_clock_jumps() throws IOException {
        assumeTrue(Files.exists(FAKE_TIME), "faketime is not installed");
        for (int i = 0; i < times(JUMPS); i++) {
            String jump = List.of("+40m", "-40m", "+3h", "-3h").get(i % 4);
            Files.writeString(clock(), jump + "\n");
            pause(5_000);
            // Kafka takes no record from more than an hour ahead, so that nothing gets through until the clock is
            // right.
            boolean works = !jump.equals("+3h");
            if (works) {
                settle(CLOCK, 1);
            }
            Files.writeString(clock(), "+0\n");
            pause(2_000);
            settle(CLOCK, works ? 1 : 2);
        }
        for (String stage : List.of("ingest", "enrich")) {
            assertThat(street().service(stage).said()).contains("the clock was set back by");
        }
        says(
                CLOCK,
                "ingest ended by itself: the clock was set back by 2400 s, …",
                "process_start_time_seconds",
                "the stage exits 1 and is started again; `doctor`: records are … minutes ahead");
    }

    @Test
    @Order(4)
    void a_segment_of_the_index_is_damaged() throws IOException {
        for (int i = 0; i < times(CORRUPTIONS); i++) {
            street().service("sink").stop();
            damage(largestSegmentFile());
            int before = timesTold();
            street().service("sink").start();
            Waiting.until("the damage is told", () -> timesTold() > before);
            settle(DAMAGED, 1);
            assertThat(street().metric("sink", "wiredesk_sink_index_damaged_total"))
                    .isPositive();
        }
        says(
                DAMAGED,
                "the index in … is damaged; it is built again from the topic, and then set aside",
                "wiredesk_sink_index_damaged_total",
                "well: the damaged one is searched until the other is whole");
    }

    private int timesTold() {
        return street().service("sink").said().split("is damaged; it is built again", -1).length - 1;
    }

    private Path largestSegmentFile() throws IOException {
        Path index = folder.resolve("data/index");
        String current = Files.readString(index.resolve("current")).strip();
        try (Stream<Path> files = Files.list(index.resolve(current))) {
            return files.filter(file -> file.getFileName().toString().matches("_.*\\.(cfs|fdt|doc|tim|dvd)"))
                    .max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
        }
    }

    private void damage(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            long at = bytes.length() / 4 + random.nextLong(bytes.length() / 2);
            byte[] wrong = new byte[64];
            random.nextBytes(wrong);
            bytes.seek(Math.min(at, bytes.length() - wrong.length));
            bytes.write(wrong);
        }
    }

    @Test
    @Order(5)
    void two_all_in_ones_on_one_folder() {
        String kind = "a second all-in-one on the same folder";
        List<String> up = List.of(
                "up",
                "--data",
                folder.resolve("both").toString(),
                "--broker.port=0",
                "--web.port=0",
                "--enrich.threads=1");
        Service first = street().command("first", "900m", up);
        Waiting.until("the first is up", () -> first.said().contains("http://"));
        for (int i = 0; i < times(2); i++) {
            Command.Result second = street().run(up);
            assertThat(second.exit()).isEqualTo(1);
            assertThat(second.said().strip().lines())
                    .as(second.said())
                    .singleElement()
                    .asString()
                    .contains("in use by another process");
            settle(kind, 1);
        }
        assertThat(first.ends()).isZero();
        first.stop();
        says(
                kind,
                "the data folder … is in use by another process; stop it or choose another with --data",
                "none: the second ends",
                "exit code 1; the first stays well");
    }
}
