package io.wiredesk.bench.lag;

import io.wiredesk.bench.index.StreamsTimes;
import io.wiredesk.bench.report.Folders;
import io.wiredesk.bench.report.Measured;
import io.wiredesk.bench.report.Numbers;
import io.wiredesk.bench.report.Rounds;
import io.wiredesk.bench.report.Table;
import io.wiredesk.desk.embedded.EmbeddedBroker;
import io.wiredesk.monitor.GroupLag;
import io.wiredesk.monitor.LagMonitor;
import io.wiredesk.monitor.LagReport;
import io.wiredesk.monitor.MonitorConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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
/// Both must see the lag that was made.
public final class MonitorBench {
    private static final long SEED = 20260305;
    private static final Duration INTERVAL = Duration.ofSeconds(10);

    /// Compiling, and the first look at what each group reads next, are over by then.
    private static final Duration WARM_UP = Duration.ofSeconds(90);

    private MonitorBench() {}

    /// What a process took.
    ///
    /// @param lag that it saw, in records
    private record Took(double cpuSeconds, long lag, List<String> lines) {}

    /// @param args groups, partitions, seconds
    public static Measured run(List<String> args) throws Exception {
        int groups = args.isEmpty() ? 1_000 : Integer.parseInt(args.getFirst());
        int partitions = args.size() > 1 ? Integer.parseInt(args.get(1)) : 10_000;
        int seconds = args.size() > 2 ? Integer.parseInt(args.get(2)) : 120;
        try (EmbeddedBroker broker = EmbeddedBroker.start(Folders.temporary("monitor-bench"), 0)) {
            Properties clients = new Properties();
            clients.put("bootstrap.servers", broker.bootstrapServers());
            long lag = new ManyGroups(clients, groups, partitions).make(new Random(SEED));
            Took watched = started(List.of(MonitorBench.class.getName(), broker.bootstrapServers(), "" + seconds));
            Watched ours = Watched.parse(watched.lines().getLast());
            Took asked = started(List.of(
                    "org.apache.kafka.tools.consumer.group.ConsumerGroupCommand",
                    "--bootstrap-server",
                    broker.bootstrapServers(),
                    "--describe",
                    "--all-groups"));
            if (ours.lag() != lag || asked.lag() != lag) {
                throw new IllegalStateException("lag made " + lag + ", seen " + ours.lag() + " and " + asked.lag());
            }
            Rounds looks = new Rounds("processor time of one look at " + groups + " groups", " s", false);
            looks.add("Wiredesk", ours.cpuSeconds() / ours.samples());
            looks.add("kafka-consumer-groups", asked.cpuSeconds());
            Table share = new Table(
                    "The monitor over " + seconds + " s, a sample every " + INTERVAL.toSeconds() + " s",
                    List.of("groups", "partitions", "lag seen", "of a core", "a sample, ms", "resident MB"),
                    List.of(List.of(
                            "" + groups,
                            "" + partitions,
                            "" + ours.lag(),
                            Numbers.of(100 * ours.cpuSeconds() / seconds) + " %",
                            "" + ours.sampleMillis(),
                            "" + ours.residentMegabytes())));
            return Measured.now("monitor", args, List.of(looks.compared()), List.of(share));
        }
    }

    /// Runs a main class in a process of its own, without the optimising compiler, as `wiredesk monitor` does and as is
    /// best for Kafka's tool too; the lag is summed up where its output is a table.
    private static Took started(List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(arguments);
        Path output = Files.createTempFile("monitor-bench", ".out");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        Duration cpu = Duration.ZERO;
        while (!process.waitFor(200, TimeUnit.MILLISECONDS)) {
            cpu = process.info().totalCpuDuration().orElse(cpu);
        }
        List<String> lines = Files.readAllLines(output);
        long lag = lines.stream()
                .map(line -> line.trim().split("\\s+"))
                .filter(columns -> columns.length > 5 && columns[5].matches("\\d+"))
                .mapToLong(columns -> Long.parseLong(columns[5]))
                .sum();
        return new Took(cpu.toMillis() / 1000.0, lag, lines);
    }

    /// What the monitor says of itself at the end, in one line from process to process.
    private record Watched(double cpuSeconds, int samples, long lag, long sampleMillis, long residentMegabytes) {
        static Watched parse(String line) {
            String[] parts = line.split(" ");
            return new Watched(
                    Double.parseDouble(parts[0]),
                    Integer.parseInt(parts[1]),
                    Long.parseLong(parts[2]),
                    Long.parseLong(parts[3]),
                    Long.parseLong(parts[4]));
        }

        String line() {
            return String.join(" ", "" + cpuSeconds, "" + samples, "" + lag, "" + sampleMillis, "" + residentMegabytes);
        }
    }

    /// The monitor alone, as `wiredesk monitor` runs it: CPU once it is warm, as it is for the rest of its days.
    @SuppressWarnings("SystemOut")
    public static void main(String[] args) throws InterruptedException {
        int seconds = Integer.parseInt(args[1]);
        MonitorConfig config = new MonitorConfig("bench", INTERVAL, 30, 0);
        CountDownLatch never = new CountDownLatch(1);
        try (LagMonitor monitor =
                new LagMonitor(Map.of("bootstrap.servers", args[0]), config, InstantSource.system())) {
            monitor.start();
            while (monitor.latest().isEmpty()) {
                var _ = never.await(100, TimeUnit.MILLISECONDS);
            }
            var _ = never.await(WARM_UP.toSeconds(), TimeUnit.SECONDS);
            long before = StreamsTimes.now().process();
            var _ = never.await(seconds, TimeUnit.SECONDS);
            double cpu = (StreamsTimes.now().process() - before) / 1e9;
            LagReport report = monitor.latest().orElseThrow();
            int samples = (int) Math.max(1, seconds / INTERVAL.toSeconds());
            long lag = report.groups().stream().mapToLong(GroupLag::lagRecords).sum();
            System.out.println(new Watched(cpu, samples, lag, report.took().toMillis(), residentMegabytes()).line());
        }
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
