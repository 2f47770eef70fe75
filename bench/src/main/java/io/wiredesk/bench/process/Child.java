package io.wiredesk.bench.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Another process of this Java, with the same class path.
public final class Child implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /// Which records may be decoded, as in this process.
    private static final String TRUSTED = "org.apache.avro.SERIALIZABLE_PACKAGES";

    private static final Pattern USED_HEAP = Pattern.compile("(?:DefNew|Tenured|generation)\\s.*used (\\d+)K");

    private final Process process;

    private Child(Process process) {
        this.process = process;
    }

    /// @param maxHeap such as `2g`
    /// @param log where it writes what it has to say
    /// @param main class and arguments
    public static Child start(String maxHeap, Path log, List<String> main) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:+UseSerialGC",
                "-Xmx" + maxHeap,
                "-D" + TRUSTED + "=" + System.getProperty(TRUSTED, ""),
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(main);
        Files.createDirectories(log.toAbsolutePath().getParent());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        // It ends with this process, however that comes to its end in good order.
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(process::destroy));
        return new Child(process);
    }

    /// A stage of Wiredesk on a cluster that is there, with 2 GB of heap.
    ///
    /// @param command such as `ingest`, and its settings
    /// @param data its folder, kept until it is started again
    public static Child stage(String bootstrapServers, Path data, Path log, List<String> command) throws IOException {
        Files.createDirectories(data);
        List<String> main = new ArrayList<>(List.of("io.wiredesk.desk.Wiredesk"));
        main.addAll(command);
        main.addAll(List.of(
                "--kafka.bootstrap-servers=" + bootstrapServers, "--topics.replication=1", "--data.folder=" + data));
        return start("2g", log, main);
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /// Processor time so far.
    public Duration cpu() {
        return process.toHandle().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /// Memory that it occupies now, heap and all, in megabytes; -1 where the system doesn't say.
    public long residentMegabytes() throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        if (!Files.exists(status)) {
            return -1;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(-1);
    }

    /// Heap that is still needed after all garbage is collected, which is done for it, in megabytes.
    public long liveHeapMegabytes() throws IOException, InterruptedException {
        var _ = jcmd("GC.run");
        long kilobytes = 0;
        Matcher generation = USED_HEAP.matcher(jcmd("GC.heap_info"));
        while (generation.find()) {
            kilobytes += Long.parseLong(generation.group(1));
        }
        return kilobytes / 1024;
    }

    private String jcmd(String what) throws IOException, InterruptedException {
        Path jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd");
        Process asked = new ProcessBuilder(jcmd.toString(), Long.toString(process.pid()), what)
                .redirectErrorStream(true)
                .start();
        String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (asked.waitFor() != 0) {
            throw new IOException("jcmd " + what + ": " + answer);
        }
        return answer;
    }

    /// As `kill -9`.
    public void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor();
    }

    /// As SIGTERM; the process ends by itself.
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
