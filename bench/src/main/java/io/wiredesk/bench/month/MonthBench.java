package io.wiredesk.bench.month;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.wiredesk.bench.index.Wire;
import io.wiredesk.bench.month.Month.Printed;
import io.wiredesk.bench.poll.FakeWeb;
import io.wiredesk.bench.process.Child;
import io.wiredesk.bench.process.PageDoor;
import io.wiredesk.bench.report.Folders;
import io.wiredesk.bench.report.Measured;
import io.wiredesk.bench.report.Numbers;
import io.wiredesk.bench.report.Table;
import io.wiredesk.bench.story.Scores;
import io.wiredesk.bench.story.StoryCorpus;
import io.wiredesk.desk.embedded.DataFolder;
import io.wiredesk.desk.record.FeedTopic;
import io.wiredesk.desk.record.SavedSearches;
import io.wiredesk.ingest.subscribe.Subscriptions;
import io.wiredesk.news.Feed;
import io.wiredesk.news.FullText;
import io.wiredesk.news.Trend;
import io.wiredesk.news.TrendArticle;
import io.wiredesk.schemas.config.WireConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A month of news at high speed through the real street, in a process of its own by a clock that goes faster: does
/// memory stay flat, is state bounded, is anything lost or doubled, are stories and trends those that were made up?
///
/// The feeds are polled over HTTP, every six hours of the month; everything is on. What comes faster than the machine
/// can enrich waits and is made up for at night, as in life.
public final class MonthBench implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final long SEED = 20261203;
    private static final int AGENCIES = 3;
    /// As `wiredesk up` has them.
    private static final int PARTITIONS = 2;

    private static final int INTERVAL_SECONDS = 6 * 3_600;
    /// Before the first article: the street starts meanwhile.
    private static final Duration WARM_UP = Duration.ofDays(1);

    /// After the last article: what waits is caught up on, and the clock never shows what is still to come.
    private static final Duration MARGIN = Duration.ofDays(6);

    private static final Duration PATIENCE = Duration.ofMinutes(20);
    private static final int LINES = 15;
    /// A trend that starts so long after an event's first hour is still about it.
    private static final Duration NOTICED = Duration.ofHours(6);

    private static final List<String> SEARCHES = List.of(
            "takeover",
            "storm OR flood",
            "\"made public\"",
            "title:council",
            "topic:politics",
            "topic:sport AND injured",
            "topic:economy NOT topic:politics",
            "strike NEAR/10 union",
            "minister OR president",
            "fire AND hurt");

    private static final List<String> COLUMNS = List.of(
            "day",
            "articles and edits",
            "waiting",
            "live heap MB",
            "resident MB",
            "stores MB",
            "broker MB",
            "index MB",
            "cores");

    private final Path folder = Folders.temporary("month-bench");
    private final Path data = folder.resolve("data");
    private final int days;
    private final FastClock clock;
    private final Month month;
    private final List<Printed> printed;
    private final FakeWeb<MonthFeed> web;
    private final PageDoor page = new PageDoor();
    private final Child street;
    private final List<List<String>> rows = new ArrayList<>();

    private MonthBench(int days, int minutes, int feeds, int articles) throws IOException {
        this.days = days;
        Duration whole = Duration.ofDays(days).plus(WARM_UP);
        Instant now = Instant.now();
        clock = new FastClock(now.minus(whole).minus(MARGIN), now, (int)
                (whole.toSeconds() / Duration.ofMinutes(minutes).toSeconds()));
        Instant start = clock.start().plus(WARM_UP);
        month = new Month(start, days, feeds - AGENCIES, articles);
        printed = Month.printed(StoryCorpus.made(SEED, month).articles(), new SplittableRandom(SEED));
        web = new FakeWeb<>(feeds(feeds, start.plus(Duration.ofDays(days))));
        street = Child.start(
                "1g",
                folder.resolve("street.log"),
                List.of(
                        FastStreet.class.getName(),
                        data.toString(),
                        clock.encoded(),
                        "broker.port=0",
                        "web.port=" + page.port(),
                        "ingest.allow-private=true",
                        "ingest.host-spacing=0ms",
                        "enrich.threads=2"));
    }

    private List<MonthFeed> feeds(int count, Instant end) {
        List<List<Printed>> byOutlet = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            byOutlet.add(new ArrayList<>());
        }
        printed.forEach(one -> byOutlet.get(one.outlet()).add(one));
        List<MonthFeed> feeds = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            feeds.add(new MonthFeed(i, byOutlet.get(i), end, clock));
        }
        return feeds;
    }

    /// @param args days, minutes that they take, feeds, articles
    public static Measured run(List<String> args) throws Exception {
        int days = number(args, 0, 30);
        int minutes = number(args, 1, 60);
        try (MonthBench bench = new MonthBench(days, minutes, number(args, 2, 5_000), number(args, 3, 25_000));
                Subscriber subscriber = bench.subscribed()) {
            bench.watch(subscriber);
            List<String> scores = bench.stories(subscriber).row("the month");
            List<List<String>> outcome = bench.outcome(subscriber);
            return Measured.now(
                    "month",
                    args,
                    List.of(),
                    List.of(
                            new Table("As it goes on", COLUMNS, bench.rows),
                            new Table("What came of it", List.of("", ""), outcome),
                            new Table("Events and the stories found", Scores.COLUMNS, List.of(scores))));
        }
    }

    private static int number(List<String> args, int at, int otherwise) {
        return args.size() > at ? Integer.parseInt(args.get(at)) : otherwise;
    }

    private Subscriber subscribed() throws IOException {
        await("the street is up", () -> page.get("/readyz").isPresent());
        String broker = DataFolder.broker(data).orElseThrow();
        WireConfig wire = Wire.config(broker, PARTITIONS);
        SavedSearches searches = new SavedSearches(wire);
        for (String query : SEARCHES) {
            searches.put(SavedSearches.make(query, query, false, null, clock.instant()));
        }
        List<Feed> feeds = new ArrayList<>();
        for (int i = 0; i < web.feeds().size(); i++) {
            feeds.add(Feed.newBuilder(Subscriptions.feed(web.url(i), null, List.of(), clock.instant()))
                    .setIntervalSeconds(INTERVAL_SECONDS)
                    .setFullText(FullText.NEVER)
                    .build());
        }
        FeedTopic.put(wire, feeds);
        return new Subscriber(wire);
    }

    /// Lets the month go by, and waits until all that was delivered came out.
    private void watch(Subscriber subscriber) throws IOException, InterruptedException {
        Duration cpu = street.cpu();
        for (int line = 1; line <= LINES; line++) {
            Instant until = clock.start()
                    .plus(WARM_UP)
                    .plus(Duration.ofDays(days).multipliedBy(line).dividedBy(LINES));
            Instant before = Instant.now();
            await("the month goes on", () -> clock.instant().isAfter(until));
            Duration now = street.cpu();
            double cores = seconds(now.minus(cpu)) / Math.max(0.001, seconds(Duration.between(before, Instant.now())));
            cpu = now;
            look(Numbers.of((double) days * line / LINES), cores, subscriber);
        }
        web.freeze();
        long frozen = System.currentTimeMillis();
        await("every feed is polled once more", () -> web.feeds().stream().allMatch(feed -> feed.polledAt() > frozen));
        await(
                "all is enriched",
                () -> subscriber.revisions() >= delivered() && subscriber.enriched() >= subscriber.revisions());
        await("all is found", () -> indexed() >= subscriber.articles());
        look("after it", 0, subscriber);
    }

    private void look(String day, double cores, Subscriber subscriber) throws IOException, InterruptedException {
        long resident = street.residentMegabytes();
        List<String> row = List.of(
                day,
                Numbers.of(subscriber.revisions()),
                Numbers.of(subscriber.revisions() - subscriber.enriched()),
                Numbers.of((double) street.liveHeapMegabytes()),
                Numbers.of((double) resident),
                megabytes("state"),
                megabytes("broker"),
                megabytes("index"),
                cores == 0 ? "" : Numbers.of(cores));
        System.err.println(String.join("  ", row));
        rows.add(row);
    }

    private String megabytes(String part) {
        return Numbers.of(Folders.bytes(data.resolve(part), part.equals("broker") ? ".log" : "") / 1e6);
    }

    /// Entries and edits that were delivered.
    private int delivered() {
        return web.feeds().stream().mapToInt(MonthFeed::deliveredVersions).sum();
    }

    private int indexed() {
        return page.get("/api/search?limit=1&q=published:%3E2000-01-01")
                .map(MonthBench::total)
                .orElse(0);
    }

    private static int total(String body) {
        try {
            return JSON.readTree(body).path("total").asInt();
        } catch (IOException e) {
            throw new IllegalStateException("no JSON: " + body, e);
        }
    }

    private Scores stories(Subscriber subscriber) {
        Map<String, String> stories = subscriber.stories();
        List<String> known = new ArrayList<>();
        List<String> found = new ArrayList<>();
        for (Printed one : printed) {
            String id = subscriber.id(one.url());
            if (id != null) {
                known.add(one.story());
                found.add(stories.getOrDefault(id, id));
            }
        }
        return Scores.of(known, found);
    }

    private List<List<String>> outcome(Subscriber subscriber) {
        List<Printed> delivered = web.feeds().stream()
                .flatMap(feed -> feed.deliveredEntries().stream())
                .toList();
        long lost = delivered.stream()
                .filter(one -> subscriber.id(one.url()) == null)
                .count();
        Set<String> breaking = breaking();
        Set<String> risen = risen(subscriber);
        long noticed = breaking.stream().filter(risen::contains).count();
        return List.of(
                List.of("seconds of the month in one", Integer.toString(clock.speed())),
                List.of("articles that were printed", Numbers.of(printed.size())),
                List.of("articles delivered, of these lost", Numbers.of(delivered.size()) + ", " + lost),
                List.of(
                        "articles and edits delivered, revisions that came",
                        Numbers.of(delivered()) + ", " + Numbers.of(subscriber.revisions())),
                List.of("revisions and alerts that came twice", Integer.toString(subscriber.doubled())),
                List.of("articles that a search finds", Numbers.of(indexed())),
                List.of(
                        "everybody wrote about it, of these noticed as a trend within six hours",
                        breaking.size() + ", " + noticed),
                List.of("trends", Numbers.of((double) trends(subscriber))),
                List.of("alerts of " + SEARCHES.size() + " searches", Numbers.of(subscriber.alerts())),
                List.of(
                        "core seconds for a million articles and edits",
                        Numbers.of(seconds(street.cpu()) / subscriber.revisions() * 1e6)));
    }

    /// Labels of the events that everybody wrote about.
    private Set<String> breaking() {
        Set<String> breaking = new HashSet<>();
        for (int event = 0; event < month.events(); event++) {
            if (month.breaking(event)) {
                breaking.add("e" + event);
            }
        }
        return breaking;
    }

    /// Stories with an article that explains a trend of their first hours.
    private Set<String> risen(Subscriber subscriber) {
        Map<String, Printed> byUrl = new HashMap<>();
        Map<String, Instant> began = new HashMap<>();
        for (Printed one : printed) {
            byUrl.put(one.url(), one);
            began.merge(one.story(), one.versions().getFirst().at(), (a, b) -> a.isBefore(b) ? a : b);
        }
        Set<String> risen = new HashSet<>();
        for (Trend trend : subscriber.rising()) {
            for (TrendArticle article : trend.getArticles()) {
                Printed one = byUrl.get(String.valueOf(article.getUrl()));
                if (one != null
                        && trend.getWindowStart()
                                .isBefore(began.getOrDefault(one.story(), Instant.MIN)
                                        .plus(NOTICED))) {
                    risen.add(one.story());
                }
            }
        }
        return risen;
    }

    /// Each entity or subject once a window.
    private static long trends(Subscriber subscriber) {
        return subscriber.rising().stream()
                .map(trend -> trend.getId() + trend.getWindowStart())
                .distinct()
                .count();
    }

    private void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (!street.isAlive()) {
                throw new IllegalStateException("the street ended by itself: " + folder.resolve("street.log"));
            }
            if (System.nanoTime() > end) {
                throw new IllegalStateException("that did not come about: " + what);
            }
            LockSupport.parkNanos(200_000_000);
        }
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }

    @Override
    public void close() throws IOException {
        street.close();
        page.close();
        web.close();
    }
}
