package io.wiredesk.bench.poll;

import io.wiredesk.bench.index.Wire;
import io.wiredesk.bench.poll.MadeFeed.Fault;
import io.wiredesk.bench.process.Child;
import io.wiredesk.bench.report.Folders;
import io.wiredesk.bench.report.Measured;
import io.wiredesk.bench.report.Table;
import io.wiredesk.desk.embedded.EmbeddedBroker;
import io.wiredesk.desk.record.FeedTopic;
import io.wiredesk.ingest.subscribe.Subscriptions;
import io.wiredesk.news.Feed;
import io.wiredesk.schemas.config.WireConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/// How ingest polls at scale. `rate`: one process subscribes to all feeds, polls each of them once, goes on at its
/// pace,
/// ends, and starts again, with its state and without. `kill`: three processes share the feeds, one is killed; how long
/// was any feed left alone, and was an entry lost or doubled?
public final class PollBench implements AutoCloseable {
    private static final int PARTITIONS = 6;
    private static final int FAULT_EVERY = 500;
    private static final Duration STEP = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    @FunctionalInterface
    private interface Part {
        void run(PollBench bench) throws Exception;
    }

    private final Path folder = Folders.temporary("poll-bench");
    private final EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"), 0);
    private final WireConfig wire = Wire.config(broker.bootstrapServers(), PARTITIONS);
    private final FakeWeb<FakeFeed> web;
    private final int intervalSeconds;
    private final List<List<String>> rows = new ArrayList<>();

    private PollBench(int feeds, int intervalSeconds) throws IOException {
        this.web = new FakeWeb<>(FakeFeed.some(feeds, FAULT_EVERY));
        this.intervalSeconds = intervalSeconds;
        wire.createTopics();
        List<Feed> subscriptions = new ArrayList<>(feeds);
        for (int i = 0; i < feeds; i++) {
            subscriptions.add(Feed.newBuilder(Subscriptions.feed(web.url(i), null, List.of(), Instant.now()))
                    .setIntervalSeconds(intervalSeconds)
                    .build());
        }
        say("feeds, interval", "%,d, %d s", feeds, intervalSeconds);
        say("feeds on the topic after", "%.1f s", timed(() -> FeedTopic.put(wire, subscriptions)));
    }

    /// @param args feeds, their interval, seconds
    public static Measured rate(List<String> args) throws Exception {
        return run("polling", args, bench -> bench.rate(Duration.ofSeconds(number(args, 2, 60))));
    }

    /// @param args feeds, their interval, seconds
    public static Measured kill(List<String> args) throws Exception {
        return run("polling-kill", args, bench -> bench.kill(Duration.ofSeconds(number(args, 2, 60))));
    }

    private static Measured run(String name, List<String> args, Part part) throws Exception {
        try (PollBench bench = new PollBench(number(args, 0, 100_000), number(args, 1, 60))) {
            part.run(bench);
            return Measured.now(
                    name, args, List.of(), List.of(new Table("What it did", List.of("measured", "value"), bench.rows)));
        }
    }

    private static int number(List<String> args, int at, int otherwise) {
        return args.size() > at ? Integer.parseInt(args.get(at)) : otherwise;
    }

    private Child ingest(String name) throws IOException {
        return Child.stage(
                broker.bootstrapServers(),
                folder.resolve(name),
                folder.resolve(name + ".log"),
                List.of(
                        "ingest",
                        "--ingest.allow-private=true",
                        "--topics.partitions=" + PARTITIONS,
                        // Shorter than a session, so that who takes over needn't wait for what the dead one had begun.
                        "--kafka.client.transaction.timeout.ms=5000"));
    }

    private void rate(Duration measured) throws IOException, InterruptedException {
        try (Child ingest = ingest("one")) {
            startUp("first start, nothing known", ingest);
            await(ingest, () -> polledSince(1) == web.feeds().size());
            say(
                    "every feed polled once",
                    "%d MB resident, %.1f s of processor time",
                    ingest.residentMegabytes(),
                    seconds(ingest.cpu()));
            measure(ingest, Duration.ofSeconds(intervalSeconds), "settling");
            measure(ingest, measured, "measured");
        }
        try (Child again = ingest("one")) {
            startUp("second start, with its state", again);
        }
        try (Child other = ingest("other")) {
            startUp("hand-over to a process without state", other);
            measure(other, measured, "after the hand-over");
        }
    }

    private void startUp(String what, Child ingest) throws IOException, InterruptedException {
        long before = web.counts().answers();
        long start = System.nanoTime();
        await(ingest, () -> web.counts().answers() > before);
        say(what, "first poll after %.1f s, %d MB resident", since(start), ingest.residentMegabytes());
    }

    private void measure(Child ingest, Duration time, String what) throws IOException, InterruptedException {
        FakeWeb.Counts before = web.counts();
        Duration cpu = ingest.cpu();
        Duration own = ownCpu();
        long start = System.nanoTime();
        Instant end = Instant.now().plus(time);
        await(ingest, () -> Instant.now().isAfter(end));
        FakeWeb.Counts made = web.counts().minus(before);
        double took = since(start);
        say(
                what,
                "%.0f polls/s over %.0f s, %.0f %% conditional, %.0f %% answered 304; processor: ingest %.2f cores,"
                        + " web, broker and reader %.2f; %d MB resident",
                made.answers() / took,
                took,
                100.0 * made.conditional() / made.answers(),
                100.0 * made.notModified() / made.answers(),
                seconds(ingest.cpu().minus(cpu)) / took,
                seconds(ownCpu().minus(own)) / took,
                ingest.residentMegabytes());
    }

    private void kill(Duration measured) throws IOException, InterruptedException {
        try (Reader reader = new Reader(wire);
                Child one = ingest("one");
                Child two = ingest("two");
                Child three = ingest("three")) {
            await(one, () -> polledSince(1) == web.feeds().size());
            measure(one, Duration.ofSeconds(2L * intervalSeconds), "three processes (figures of one)");
            web.feeds().forEach(FakeFeed::forgetGaps);
            measure(one, measured, "undisturbed (figures of one)");
            say("longest time without a poll, undisturbed", "%.1f s", longestGap());
            web.feeds().forEach(FakeFeed::forgetGaps);
            three.kill();
            measure(one, Duration.ofSeconds(3L * intervalSeconds).plus(measured), "after the kill (figures of one)");
            say("longest time without a poll, with the kill", "%.1f s", longestGap());
            web.freeze();
            long frozen = System.currentTimeMillis();
            await(two, () -> polledSince(frozen) == web.feeds().size());
            long expected =
                    web.feeds().stream().mapToLong(FakeFeed::entriesDelivered).sum();
            await(two, () -> reader.records() >= expected);
            say(
                    "entries served, records read, lost, doubled",
                    "%d, %d, %d, %d",
                    expected,
                    reader.records(),
                    lost(reader),
                    reader.doubled());
        }
    }

    /// Healthy feeds only: those with a fault are put off longer each time.
    private double longestGap() {
        long now = System.currentTimeMillis();
        return web.feeds().stream()
                        .filter(feed -> feed.fault() == Fault.NONE)
                        .mapToLong(feed -> Math.max(feed.longestGapMillis(), now - feed.polledAt()))
                        .max()
                        .orElse(0)
                / 1000.0;
    }

    private long lost(Reader reader) {
        long lost = 0;
        for (int i = 0; i < web.feeds().size(); i++) {
            for (int entry = 0; entry < web.feeds().get(i).entriesDelivered(); entry++) {
                lost += reader.has(web.entryUrl(i, entry)) ? 0 : 1;
            }
        }
        return lost;
    }

    /// Feeds that were polled since this moment, or are too broken to be seen to be.
    private long polledSince(long millis) {
        return web.feeds().stream()
                .filter(feed -> feed.fault() != Fault.NONE || feed.polledAt() >= millis)
                .count();
    }

    private static void await(Child ingest, BooleanSupplier condition) throws InterruptedException {
        Instant end = Instant.now().plus(PATIENCE);
        while (!condition.getAsBoolean()) {
            if (!ingest.isAlive()) {
                throw new IllegalStateException(
                        "ingest ended by itself; its log is in the temporary folder poll-bench…");
            }
            if (Instant.now().isAfter(end)) {
                throw new IllegalStateException("that did not come about within " + PATIENCE);
            }
            Thread.sleep(STEP);
        }
    }

    private static Duration ownCpu() {
        return ProcessHandle.current().info().totalCpuDuration().orElse(Duration.ZERO);
    }

    private static double timed(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return since(start);
    }

    private static double since(long start) {
        return (System.nanoTime() - start) / 1e9;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private void say(String what, String format, Object... values) {
        String value = String.format(Locale.ROOT, format, values);
        System.err.println(what + ": " + value);
        rows.add(List.of(what, value));
    }

    @Override
    public void close() throws IOException {
        web.close();
        broker.close();
    }
}
