package io.wiredesk.bench.poll;

import io.wiredesk.bench.index.Wire;
import io.wiredesk.bench.process.Child;
import io.wiredesk.bench.report.Folders;
import io.wiredesk.bench.report.Measured;
import io.wiredesk.bench.report.Rounds;
import io.wiredesk.desk.embedded.EmbeddedBroker;
import io.wiredesk.desk.record.FeedTopic;
import io.wiredesk.ingest.subscribe.Subscriptions;
import io.wiredesk.news.Feed;
import io.wiredesk.schemas.config.WireConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The feeds of a made-up web, all in order, read by `wiredesk ingest` and by Newsboat, a feed reader, in turns, each a
/// process that knows nothing at its start: once, and once more when one feed of five has something new.
///
/// Ingest publishes what it reads exactly once to a broker, whose time is not counted; Newsboat keeps it in SQLite.
public final class ReadersBench implements AutoCloseable {
    private static final String NEWSBOAT = "/usr/bin/newsboat";
    private static final int THREADS = 16;
    private static final int PARTITIONS = 6;
    private static final int INTERVAL_SECONDS = 20;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final long LOOK_NANOS = 20_000_000;

    /// A line of what the shell's `times` says: minutes and seconds of its own or of its children.
    private static final Pattern TIMES = Pattern.compile("(\\d+)m([\\d.]+)s (\\d+)m([\\d.]+)s");

    private final int feeds;
    private final Path folder = Folders.temporary("readers-bench");
    private final EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"), 0);
    private final Rounds time;
    private final Rounds first;
    private final Rounds later = new Rounds("processor time of a later poll", " ms", false);
    private int runs;

    private ReadersBench(int feeds) throws IOException {
        this.feeds = feeds;
        this.time = new Rounds("until " + feeds + " new feeds were read", " s", false);
        this.first = new Rounds("processor time of a feed's first poll", " ms", false);
    }

    /// @param args feeds, rounds
    public static Measured run(List<String> args) throws Exception {
        int feeds = args.isEmpty() ? 5_000 : Integer.parseInt(args.getFirst());
        int rounds = args.size() > 1 ? Integer.parseInt(args.get(1)) : 3;
        try (ReadersBench bench = new ReadersBench(feeds)) {
            for (int round = 0; round < rounds; round++) {
                bench.ingest();
                if (Files.isExecutable(Path.of(NEWSBOAT))) {
                    bench.newsboat();
                } else {
                    System.err.println("There is no " + NEWSBOAT + " beside it.");
                }
            }
            return Measured.now(
                    "readers",
                    args,
                    List.of(bench.time.compared(), bench.first.compared(), bench.later.compared()),
                    List.of());
        }
    }

    private FakeWeb<FakeFeed> web() throws IOException {
        return new FakeWeb<>(FakeFeed.some(feeds, 0));
    }

    private void ingest() throws IOException {
        String name = "r" + runs++ + ".";
        WireConfig there = Wire.config(broker.bootstrapServers(), PARTITIONS);
        WireConfig wire =
                new WireConfig(there.kafka(), new WireConfig.Topics(name, PARTITIONS, (short) 1), there.schemas());
        wire.createTopics();
        try (FakeWeb<FakeFeed> web = web()) {
            List<Feed> subscriptions = new ArrayList<>();
            for (int i = 0; i < feeds; i++) {
                subscriptions.add(Feed.newBuilder(Subscriptions.feed(web.url(i), null, List.of(), Instant.now()))
                        .setIntervalSeconds(INTERVAL_SECONDS)
                        .build());
            }
            FeedTopic.put(wire, subscriptions);
            long start = System.nanoTime();
            try (Child ingest = Child.stage(
                    broker.bootstrapServers(),
                    folder.resolve(name + "data"),
                    folder.resolve(name + "log"),
                    List.of(
                            "ingest",
                            "--ingest.allow-private=true",
                            // As Newsboat, which asks as fast as it can.
                            "--ingest.host-spacing=0ms",
                            "--topics.prefix=" + name,
                            "--topics.partitions=" + PARTITIONS))) {
                await(web, ingest, feeds);
                time.add("Wiredesk", (System.nanoTime() - start) / 1e9);
                Duration cpu = ingest.cpu();
                first.add("Wiredesk", millis(cpu));
                await(web, ingest, 2L * feeds);
                later.add("Wiredesk", millis(ingest.cpu().minus(cpu)));
            }
        }
    }

    private static void await(FakeWeb<FakeFeed> web, Child ingest, long answers) {
        Instant end = Instant.now().plus(PATIENCE);
        while (web.counts().answers() < answers) {
            if (!ingest.isAlive() || Instant.now().isAfter(end)) {
                throw new IllegalStateException("ingest didn't read all feeds");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private void newsboat() throws IOException, InterruptedException {
        Path home = Files.createDirectories(folder.resolve("newsboat" + runs));
        try (FakeWeb<FakeFeed> web = web()) {
            List<String> urls = new ArrayList<>();
            for (int i = 0; i < feeds; i++) {
                URI uri = URI.create(web.url(i));
                String address = FakeNames.address(i % FakeNames.ADDRESSES).getHostAddress();
                urls.add("http://" + address + ":" + uri.getPort() + uri.getPath());
            }
            Files.write(home.resolve("urls"), urls);
            Files.writeString(home.resolve("config"), "reload-threads " + THREADS + "\n");
            long start = System.nanoTime();
            Duration cpu = reload(home);
            time.add("Newsboat", (System.nanoTime() - start) / 1e9);
            first.add("Newsboat", millis(cpu));
            later.add("Newsboat", millis(reload(home)));
            if (web.counts().answers() < 2L * feeds) {
                throw new IllegalStateException("Newsboat asked " + web.counts().answers() + " times only");
            }
        }
    }

    /// Processor time.
    private static Duration reload(Path home) throws IOException, InterruptedException {
        String command = NEWSBOAT + " -q -C config -u urls -c cache.db -x reload >/dev/null; times";
        Process shell = new ProcessBuilder("/bin/sh", "-c", command)
                .directory(home.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String answer = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher times = TIMES.matcher(answer);
        if (shell.waitFor() != 0 || !times.find() || !times.find()) {
            throw new IOException("Newsboat failed: " + answer);
        }
        return spent(times.group(1), times.group(2)).plus(spent(times.group(3), times.group(4)));
    }

    private static Duration spent(String minutes, String seconds) {
        return Duration.ofMinutes(Long.parseLong(minutes)).plusMillis(Math.round(1_000 * Double.parseDouble(seconds)));
    }

    private double millis(Duration all) {
        return (double) all.toMillis() / feeds;
    }

    @Override
    public void close() {
        broker.close();
    }
}
