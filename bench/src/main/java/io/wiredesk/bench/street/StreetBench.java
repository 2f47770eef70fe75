package io.wiredesk.bench.street;

import io.wiredesk.bench.index.Percentiles;
import io.wiredesk.bench.report.Folders;
import io.wiredesk.bench.report.Measured;
import io.wiredesk.bench.report.Numbers;
import io.wiredesk.bench.report.Table;
import io.wiredesk.bench.story.StoryCorpus;
import io.wiredesk.desk.record.FeedTopic;
import io.wiredesk.desk.record.TopicFollower;
import io.wiredesk.ingest.subscribe.Subscriptions;
import io.wiredesk.news.Article;
import io.wiredesk.news.Feed;
import io.wiredesk.news.FullText;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// From the moment an article stands in its feed until a search finds it, with everything on (broker, ingest, all
/// enrichers, stories, trends, alerts, sink, web page, monitor), at several paces; then as fast as articles are
/// found, for the rate at saturation. First all in one process, then each stage a process of its own.
///
/// Feeds are polled every half second, so that a quarter of a second of waiting for the next poll is in the median.
public final class StreetBench implements AutoCloseable {
    private static final long SEED = 20261202;
    private static final int FEEDS = 20;
    private static final int STORIES = 900;
    private static final int MEAN_ARTICLES = 4;
    private static final int[] PACES = {1, 10, 50};
    /// Printed and not found yet: no more than the feeds list.
    private static final int AT_ONCE = 1_000;

    private static final List<String> ARTICLES = List.of("1000");
    private static final int WARM_UP = 300;
    private static final int COMMIT_PACE = 10;
    private static final int COMMIT_SECONDS = 30;
    private static final Duration PATIENCE = Duration.ofHours(1);
    /// So many that wait are looked for at a time, those that came first.
    private static final int LOOKED_FOR = 20;

    private static final String SATURATED =
            "A new one as soon as one is found, " + AT_ONCE + " on their way, and what all cost";

    private static final List<String> COST = List.of(
            "", "articles", "articles/s", "core seconds a million", "GB a million: broker's log", "state", "index");

    private final Street street;
    private final Press press = new Press(FEEDS);
    private final Map<String, Long> printedAt = new ConcurrentHashMap<>();
    private final Queue<Awaited> waiting = new ConcurrentLinkedQueue<>();
    private final TopicFollower<Article> articles;
    private final List<Article> texts;
    private int next;
    private final List<Double> millis = new ArrayList<>();

    /// @param printed when, in nanoseconds
    private record Awaited(String id, long printed) {}

    private StreetBench(Street street, List<Article> texts) throws IOException {
        this.street = street;
        this.texts = texts;
        List<Feed> feeds = press.addresses().stream()
                .map(address -> Feed.newBuilder(Subscriptions.feed(address, null, List.of(), Instant.now()))
                        .setFullText(FullText.NEVER)
                        .build())
                .toList();
        FeedTopic.put(street.wire(), feeds);
        articles = TopicFollower.start(street.wire(), street.wire().names().articles(), Article.class, this::came);
    }

    @FunctionalInterface
    private interface Way {
        Street start() throws IOException;
    }

    /// @param args seconds for each pace; how many articles as fast as they are found, once for each number
    public static Measured run(List<String> args) throws IOException {
        int seconds = args.isEmpty() ? 30 : Integer.parseInt(args.getFirst());
        List<Integer> counts = (args.size() < 2 ? ARTICLES : args.subList(1, args.size()))
                .stream().map(Integer::valueOf).toList();
        List<Article> texts = texts();
        Map<String, Way> ways = new LinkedHashMap<>();
        ways.put("one process", EmbeddedStreet::new);
        ways.put("a process each", SeparateStreet::new);
        List<List<String>> freshness = new ArrayList<>();
        List<List<String>> costs = new ArrayList<>();
        for (Map.Entry<String, Way> way : ways.entrySet()) {
            try (StreetBench bench = new StreetBench(way.getValue().start(), texts)) {
                bench.pace("warm", WARM_UP, 10);
                for (int pace : PACES) {
                    freshness.add(bench.pace(way.getKey() + ", " + pace + " articles/s", pace * seconds, pace));
                }
                for (int count : counts) {
                    costs.add(bench.saturated(way.getKey(), count));
                }
            }
        }
        double chars = texts.stream()
                .mapToInt(article -> article.getText().length())
                .average()
                .orElse(0);
        return Measured.now(
                "street",
                args,
                List.of(),
                List.of(
                        new Table(
                                "In the feed to found, milliseconds; texts of " + Numbers.of(chars) + " characters",
                                Percentiles.COLUMNS,
                                freshness),
                        new Table(SATURATED, COST, costs)));
    }

    /// Each stage a process of its own, those that enrich with one thread each.
    ///
    /// @param args how many enrich, once for each number
    public static Measured instances(List<String> args) throws IOException {
        List<String> numbers = args.isEmpty() ? List.of("1", "2", "4") : args;
        List<List<String>> costs = new ArrayList<>();
        for (String number : numbers) {
            int enrichers = Integer.parseInt(number);
            try (StreetBench bench = new StreetBench(new SeparateStreet(enrichers), texts())) {
                bench.pace("warm", WARM_UP, 10);
                costs.add(bench.saturated(enrichers == 1 ? "one enriches" : enrichers + " enrich", AT_ONCE));
            }
        }
        return Measured.now("street-instances", args, List.of(), List.of(new Table(SATURATED, COST, costs)));
    }

    /// In one process, how fresh articles are and what the rate at saturation is, by the time between two commits of a
    /// stage.
    ///
    /// @param args milliseconds, once for each number
    public static Measured commits(List<String> args) throws IOException {
        List<String> times = args.isEmpty() ? List.of("30", "100", "300") : args;
        List<List<String>> freshness = new ArrayList<>();
        List<List<String>> costs = new ArrayList<>();
        for (String time : times) {
            String name = "commits every " + time + " ms";
            var street = new EmbeddedStreet(Map.of("kafka.client.commit.interval.ms", time));
            try (StreetBench bench = new StreetBench(street, texts())) {
                bench.pace("warm", WARM_UP, 10);
                freshness.add(bench.pace(name, COMMIT_SECONDS * COMMIT_PACE, COMMIT_PACE));
                costs.add(bench.saturated(name, AT_ONCE));
            }
        }
        return Measured.now(
                "street-commits",
                args,
                List.of(),
                List.of(
                        new Table(
                                "In the feed to found, milliseconds, " + COMMIT_PACE + " articles/s",
                                Percentiles.COLUMNS,
                                freshness),
                        new Table(SATURATED, COST, costs)));
    }

    /// The order of arrival mixes the stories, as a wire does.
    private static List<Article> texts() {
        return StoryCorpus.made(SEED, STORIES, MEAN_ARTICLES).articles().stream()
                .map(StoryCorpus.Labelled::article)
                .toList();
    }

    private void came(String id, @Nullable Article article) {
        Long printed = article == null ? null : printedAt.remove(String.valueOf(article.getUrl()));
        if (printed != null) {
            waiting.add(new Awaited(id, printed));
        }
    }

    private void print() {
        long now = System.nanoTime();
        // No feed is read before the article's time is known.
        synchronized (press) {
            printedAt.put(press.print(texts.get(next++ % texts.size())), now);
        }
    }

    /// Prints at a pace and waits until all is found.
    private List<String> pace(String name, int count, int aSecond) {
        long start = System.nanoTime();
        int printed = 0;
        millis.clear();
        while (millis.size() < count) {
            while (printed < count && System.nanoTime() - start >= printed * 1_000_000_000L / aSecond) {
                print();
                printed++;
            }
            look(start);
        }
        return Percentiles.row(name, millis);
    }

    private List<String> saturated(String name, int count) {
        long cpu = street.cpu();
        long start = System.nanoTime();
        millis.clear();
        for (int printed = 0; millis.size() < count; look(start)) {
            for (; printed < count && printed - millis.size() < AT_ONCE; printed++) {
                print();
            }
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        return List.of(
                name,
                Numbers.of(count),
                Numbers.of(count / seconds),
                Numbers.of((street.cpu() - cpu) / 1e9 / count * 1e6),
                gigabytes(Folders.bytes(street.log(), ".log")),
                gigabytes(Folders.bytes(street.data().resolve("state"))),
                gigabytes(Folders.bytes(street.data().resolve("index"))));
    }

    /// What a million would leave, by what all so far did.
    private String gigabytes(long bytes) {
        return Numbers.of(bytes / 1e9 / next * 1e6);
    }

    private void look(long start) {
        Iterator<Awaited> first = waiting.iterator();
        for (int looks = 0; looks < LOOKED_FOR && first.hasNext(); looks++) {
            Awaited one = first.next();
            if (street.finds(one.id())) {
                first.remove();
                millis.add((System.nanoTime() - one.printed()) / 1e6);
            }
        }
        if (System.nanoTime() - start > PATIENCE.toNanos() || street.failure().isPresent()) {
            throw new IllegalStateException(
                    "only " + millis.size() + " were found; " + street.failure().orElse("all stages run"));
        }
        LockSupport.parkNanos(10_000_000);
    }

    @Override
    public void close() throws IOException {
        articles.close();
        street.close();
        press.close();
    }
}
