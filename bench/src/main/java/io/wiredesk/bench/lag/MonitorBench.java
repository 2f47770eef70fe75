package io.wiredesk.bench.lag;

import io.wiredesk.desk.embedded.EmbeddedBroker;
import io.wiredesk.monitor.GroupLag;
import io.wiredesk.monitor.LagMonitor;
import io.wiredesk.monitor.LagReport;
import io.wiredesk.monitor.MonitorConfig;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// What it costs to watch 1,000 groups on 10,000 partitions with a sample every 10 s: our monitor in a process of
/// its own
/// with 512 MB, then Kafka's own `kafka-consumer-groups --describe --all-groups` as a process, on the same cluster.
/// Prints
/// CPU seconds a sample, the share of a core, and whether both see the lag that was made.
///
/// Run: `java -cp … io.wiredesk.bench.lag.MonitorBench [GROUPS PARTITIONS SECONDS]`
public final class MonitorBench {
    private static final long SEED = 20260305;
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    /// Compiling, and the first look at what each group reads next, are over by then.
    private static final Duration WARM_UP = Duration.ofSeconds(90);

    private MonitorBench() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) throws Exception {
        if (args.length > 0 && args[0].equals("watch")) {
            watch(args[1], Integer.parseInt(args[2]));
            return;
        }
        int groups = args.length > 0 ? Integer.parseInt(args[0]) : 1_000;
        int partitions = args.length > 1 ? Integer.parseInt(args[1]) : 10_000;
        int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 120;
        try (EmbeddedBroker broker = EmbeddedBroker.start(Files.createTempDirectory("monitor-bench"), 0)) {
            Properties clients = new Properties();
            clients.put("bootstrap.servers", broker.bootstrapServers());
            long lag = new ManyGroups(clients, groups, partitions).make(new Random(SEED));
            System.out.printf("%d groups on %d partitions, lag %d records%n", groups, partitions, lag);
            run("wiredesk", List.of(MonitorBench.class.getName(), "watch", broker.bootstrapServers(), "" + seconds));
            run(
                    "kafka-consumer-groups",
                    List.of(
                            "org.apache.kafka.tools.consumer.group.ConsumerGroupCommand",
                            "--bootstrap-server",
                            broker.bootstrapServers(),
                            "--describe",
                            "--all-groups"));
        }
    }

    /// Runs a main class in a process of its own and says what it took; its output is summed up where it is a table.
    @SuppressWarnings("SystemOut")
    private static void run(String name, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(arguments);
        Path output = Files.createTempFile("monitor-bench", ".out");
        long start = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        Duration cpu = Duration.ZERO;
        while (!process.waitFor(200, TimeUnit.MILLISECONDS)) {
            cpu = process.info().totalCpuDuration().orElse(cpu);
        }
        double wall = (System.nanoTime() - start) / 1e9;
        List<String> lines = Files.readAllLines(output);
        System.out.printf("%s: %.1f CPU seconds in %.1f s%n", name, cpu.toMillis() / 1000.0, wall);
        lines.stream().filter(line -> line.startsWith("monitor")).forEach(System.out::println);
        long lag = lines.stream()
                .map(line -> line.trim().split("\\s+"))
                .filter(columns -> columns.length > 5 && columns[5].matches("\\d+"))
                .mapToLong(columns -> Long.parseLong(columns[5]))
                .sum();
        if (!name.equals("wiredesk")) {
            System.out.printf("%s: lag %d records%n", name, lag);
        }
    }

    /// The monitor alone, as `wiredesk monitor` runs it: CPU once it is warm, as it is for the rest of its days.
    @SuppressWarnings("SystemOut")
    private static void watch(String bootstrap, int seconds) throws InterruptedException {
        MonitorConfig config = new MonitorConfig("bench", INTERVAL, 30, 0);
        CountDownLatch never = new CountDownLatch(1);
        try (LagMonitor monitor =
                new LagMonitor(Map.of("bootstrap.servers", bootstrap), config, InstantSource.system())) {
            monitor.start();
            while (monitor.latest().isEmpty()) {
                var _ = never.await(100, TimeUnit.MILLISECONDS);
            }
            var _ = never.await(WARM_UP.toSeconds(), TimeUnit.SECONDS);
            long before = cpuNanos();
            Instant from = Instant.now();
            var _ = never.await(seconds, TimeUnit.SECONDS);
            double share = (cpuNanos() - before)
                    / 1e9
                    / Duration.between(from, Instant.now()).toSeconds();
            LagReport report = monitor.latest().orElseThrow();
            long lag = report.groups().stream().mapToLong(GroupLag::lagRecords).sum();
            System.out.printf(
                    "monitor: %d groups, lag %d records, a sample %d ms, %.1f %% of a core over %d s, resident %d MB%n",
                    report.groups().size(), lag, report.took().toMillis(), share * 100, seconds, residentMegabytes());
        }
    }

    private static long cpuNanos() {
        return ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class)
                .getProcessCpuTime();
    }

    /// Resident set of this process, 0 where the system doesn't tell.
    private static long residentMegabytes() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                            .filter(line -> line.startsWith("VmRSS:"))
                            .map(line -> line.replaceAll("\\D", ""))
                            .mapToLong(Long::parseLong)
                            .findFirst()
                            .orElse(0)
                    / 1024;
        } catch (IOException _) {
            return 0;
        }
    }
}
