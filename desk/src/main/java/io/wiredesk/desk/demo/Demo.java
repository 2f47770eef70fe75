package io.wiredesk.desk.demo;

import io.wiredesk.desk.allinone.AllInOne;
import io.wiredesk.desk.embedded.DataFolder;
import io.wiredesk.desk.record.SavedSearches;
import io.wiredesk.desk.settings.EffectiveSettings;
import io.wiredesk.ingest.subscribe.Subscriptions;
import io.wiredesk.monitor.LagReport;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.Feed;
import io.wiredesk.news.FullText;
import io.wiredesk.news.SavedSearch;
import io.wiredesk.schemas.config.WireConfig;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/// The whole street on the bundled feeds: a server for them, the all-in-one, and a reader that counts what arrives.
///
/// Threading: one thread owns it.
public final class Demo implements AutoCloseable {
    private static final Map<String, String> DEFAULTS = Map.of(
            "ingest.poll-interval",
            "2s",
            "ingest.max-interval",
            "2s",
            "ingest.host-spacing",
            "0ms",
            "ingest.host-requests",
            "64",
            "ingest.allow-private",
            "true",
            "ingest.tick",
            "50ms");
    /// A feed that edits an article does so for the second poll.
    private static final int POLLS = 2;

    /// Finds a story that an agency wrote and two outlets ran.
    private static final String SEARCH_NAME = "Colombian minefields";

    private static final String SEARCH_QUERY = "deminers Colombia";
    private static final Duration SAVING = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Instant started;
    private final DemoServer server;
    private final AllInOne wire;
    private final WireReader reader;
    private final Tally tally;

    private Demo(Instant started, DemoServer server, AllInOne wire, WireReader reader, Tally tally) {
        this.started = started;
        this.server = server;
        this.wire = wire;
        this.reader = reader;
        this.tally = tally;
    }

    /// Starts it and subscribes to the bundled feeds.
    ///
    /// @param settings what the user says; ports that are taken move to free ones unless the user says which
    /// @param arrivals told of each enriched article, in order
    public static Demo start(EffectiveSettings settings, DataFolder folder, Consumer<EnrichedArticle> arrivals) {
        Instant now = Instant.now();
        Path file = folder.part("demo.properties");
        DemoMemory memory = DemoMemory.read(file, now);
        List<DemoFeed> feeds = DemoFeeds.load();
        DemoServer server = DemoServer.start(feeds, memory::started, memory.port());
        try {
            new DemoMemory(server.base().getPort(), memory.started()).write(file);
            AllInOne wire = AllInOne.start(settings.orElse(defaults()), folder);
            save(wire, memory.started());
            subscribe(wire.wire(), feeds, server.addresses(), memory.started());
            Tally tally = new Tally(arrivals);
            return new Demo(now, server, wire, WireReader.start(wire.wire(), tally), tally);
        } catch (RuntimeException | Error e) {
            server.close();
            throw e;
        }
    }

    /// Before the feeds, so that no article is past when it is asked.
    private static void save(AllInOne wire, Instant at) {
        SavedSearch search = SavedSearches.make(SEARCH_NAME, SEARCH_QUERY, false, null, at);
        new SavedSearches(wire.wire()).put(search);
        Instant deadline = Instant.now().plus(SAVING);
        while (!wire.asks(search.getId()) && wire.failure().isEmpty()) {
            if (Instant.now().isAfter(deadline)) {
                throw new IllegalStateException(
                        "the demo's saved search is not asked after " + SAVING.toSeconds() + " s");
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private static Map<String, String> defaults() {
        Map<String, String> defaults = new HashMap<>(DEFAULTS);
        defaults.put("broker.port", Integer.toString(FreePort.preferring(9092)));
        defaults.put("web.port", Integer.toString(FreePort.preferring(8080)));
        return defaults;
    }

    private static void subscribe(WireConfig wire, List<DemoFeed> feeds, List<URI> addresses, Instant at) {
        List<Feed> subscriptions = new java.util.ArrayList<>();
        for (int i = 0; i < feeds.size(); i++) {
            Feed feed =
                    Subscriptions.feed(addresses.get(i).toString(), feeds.get(i).title(), List.of("demo"), at);
            // Their articles have no pages.
            feed.setFullText(FullText.NEVER);
            subscriptions.add(feed);
        }
        io.wiredesk.desk.record.FeedTopic.put(wire, subscriptions);
    }

    /// Waits until every feed was polled twice, every revision is enriched and searchable, and every lag is 0.
    ///
    /// @return the closing figures; empty when that is not reached in time, or a stage ended by itself
    public Optional<Closing> settle(Duration within) throws InterruptedException {
        Instant deadline = Instant.now().plus(within);
        while (Instant.now().isBefore(deadline) && failure().isEmpty()) {
            if (tally.await(Duration.ofMillis(200), this::counted)) {
                LagReport lag = wire.lag();
                Closing closing = closing(lag);
                if (closing.settled()) {
                    return Optional.of(closing);
                }
            }
        }
        return Optional.empty();
    }

    private boolean counted(Tally.Figures figures) {
        return figures.feedsPolled(POLLS) >= server.addresses().size()
                && figures.articleRevisions() > 0
                && figures.enrichedRevisions() == figures.articleRevisions()
                && figures.told() == figures.articles()
                && !figures.alerts().isEmpty()
                && wire.index().count() == figures.articles();
    }

    /// The figures as they are now.
    public Closing closing(LagReport lag) {
        return Closing.of(tally.figures(), wire.index().count(), lag, Duration.between(started, Instant.now()));
    }

    /// Figures with a lag sampled now.
    public Closing closing() {
        return closing(wire.lag());
    }

    /// Why it can't go on.
    public Optional<String> failure() {
        return wire.failure().or(reader::failure);
    }

    /// Where the page is.
    public URI page() {
        return wire.page();
    }

    /// Where Kafka clients connect.
    public String bootstrapServers() {
        return wire.wire().kafka().bootstrapServers();
    }

    @Override
    public void close() {
        reader.close();
        wire.close();
        server.close();
    }
}
