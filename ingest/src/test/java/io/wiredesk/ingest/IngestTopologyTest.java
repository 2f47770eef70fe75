package io.wiredesk.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wiredesk.ingest.extract.ExtractedPage;
import io.wiredesk.ingest.parse.FeedHead;
import io.wiredesk.ingest.parse.Markup;
import io.wiredesk.ingest.parse.Pace;
import io.wiredesk.ingest.parse.ParsedEntry;
import io.wiredesk.ingest.parse.ParsedFeed;
import io.wiredesk.ingest.poll.PollOutcome;
import io.wiredesk.ingest.poll.PollOutcome.Failed;
import io.wiredesk.ingest.poll.PollOutcome.Fetched;
import io.wiredesk.ingest.poll.PollOutcome.Gone;
import io.wiredesk.ingest.poll.PollOutcome.Received;
import io.wiredesk.ingest.poll.PollOutcome.Validators;
import io.wiredesk.ingest.poll.Poller;
import io.wiredesk.ingest.revise.FullTexts;
import io.wiredesk.ingest.subscribe.Subscriptions;
import io.wiredesk.news.Article;
import io.wiredesk.news.Feed;
import io.wiredesk.news.FeedStatus;
import io.wiredesk.news.FullText;
import io.wiredesk.news.PollResult;
import io.wiredesk.schemas.DeadLetter;
import io.wiredesk.schemas.EventHeaders;
import io.wiredesk.schemas.config.Settings;
import io.wiredesk.schemas.config.WireConfig;
import io.wiredesk.schemas.trace.TraceContext;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IngestTopologyTest {
    private static final WireConfig WIRE = Settings.defaults(WireConfig.class, "");
    private static final Feed A = Subscriptions.feed("https://a.example/rss", null, List.of(), Instant.EPOCH);
    private static final Feed B = Subscriptions.feed("https://b.example/rss", null, List.of(), Instant.EPOCH);

    private static final String PAGE = "https://www.paper.example/story";

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-03T10:00:00Z"));
    private final Map<String, PollOutcome> answers = new ConcurrentHashMap<>();
    private final Map<String, Page> pages = new ConcurrentHashMap<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final List<String> begun = new CopyOnWriteArrayList<>();
    private final AtomicReference<CountDownLatch> held = new AtomicReference<>(new CountDownLatch(0));

    @TempDir
    private Path state = Path.of(".");

    @SuppressWarnings("NullAway.Init")
    private TopologyTestDriver driver;

    @SuppressWarnings("NullAway.Init")
    private TestInputTopic<String, byte[]> feeds;

    @SuppressWarnings("NullAway.Init")
    private TestOutputTopic<String, Article> articles;

    @SuppressWarnings("NullAway.Init")
    private TestOutputTopic<String, FeedStatus> statuses;

    @BeforeEach
    void start() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        IngestConfig config = Settings.read(IngestConfig.class, "ingest", Map.of("ingest.page-timeout", "2s"));
        Poller poller = (feed, _) -> {
            begun.add(feed.getId());
            held.get().await();
            return answers.getOrDefault(feed.getId(), new Failed(null, "none"));
        };
        Sources sources =
                new Sources(poller, this::page, Hubs.NONE, config.gates(now::get), FetchPermits.of(config.fetchers()));
        driver = new TopologyTestDriver(IngestTopology.build(WIRE, config, sources, now::get), properties);
        feeds = driver.createInputTopic(WIRE.names().feeds(), new StringSerializer(), new ByteArraySerializer());
        articles = driver.createOutputTopic(
                WIRE.names().articles(),
                new StringDeserializer(),
                WIRE.serde(Article.class).deserializer());
        statuses = driver.createOutputTopic(
                WIRE.names().feedStatus(),
                new StringDeserializer(),
                WIRE.serde(FeedStatus.class).deserializer());
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void a_change_is_the_next_revision_and_what_is_unchanged_is_dropped() {
        subscribe(A);
        poll(A, fetched("Title", "Text"));
        Article first = articles.readValue();
        poll(A, fetched("Title", "Text"));
        poll(A, fetched("Title", "Text, corrected"));
        TestRecord<String, Article> second = articles.readRecord();

        assertThat(first.getRevision()).isEqualTo(1);
        assertThat(first.getChanged()).isEmpty();
        assertThat(second.key()).isEqualTo(first.getId());
        assertThat(second.value().getRevision()).isEqualTo(2);
        assertThat(second.value().getChanged()).containsExactly("text");
        assertThat(second.value().getPublished()).isEqualTo(first.getPublished());
        assertThat(EventHeaders.get(second.headers(), "ce_id")).contains(first.getId() + "/2");
        assertThat(TraceContext.of(second.headers())).contains(TraceContext.ofRevision(first.getId(), 2, "ingest"));
        assertThat(articles.isEmpty()).isTrue();
    }

    @Test
    void two_feeds_that_tell_an_article_differently_make_no_revisions_of_it() {
        subscribe(A);
        subscribe(B);
        poll(A, fetched("Title", "As A tells it"));
        for (int i = 0; i < 3; i++) {
            poll(B, fetched("Title", "As B tells it " + i));
        }

        assertThat(articles.readValuesToList())
                .hasSize(1)
                .allMatch(article -> article.getFeedId().equals(A.getId()));
    }

    @Test
    void failures_wait_longer_each_time_and_a_feed_that_is_gone_is_not_polled_again() {
        subscribe(A);
        FeedStatus once = poll(A, new Failed(500, "no"));
        FeedStatus twice = poll(A, new Failed(500, "no"));
        FeedStatus gone = poll(A, new Gone(410));

        assertThat(once.getFailures()).isEqualTo(1);
        assertThat(twice.getFailures()).isEqualTo(2);
        assertThat(wait(twice)).isGreaterThan(wait(once)).isGreaterThan(Duration.ofMinutes(45));
        assertThat(gone.getResult()).isEqualTo(PollResult.GONE);
        assertThat(gone.getNextPollAt()).isNull();
    }

    @Test
    void a_feed_that_is_to_be_asked_otherwise_is_asked_at_once() {
        subscribe(A);
        poll(A, fetched("Title", "Text"));
        now.updateAndGet(at -> at.plus(Duration.ofMinutes(1)));
        subscribe(Feed.newBuilder(A).setTitle("Named").build());
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        assertThat(statuses.isEmpty()).isTrue();

        subscribe(Feed.newBuilder(A).setIntervalSeconds(60).build());
        await().until(() -> {
            driver.advanceWallClockTime(Duration.ofMillis(200));
            return !statuses.isEmpty();
        });
        assertThat(wait(statuses.readValue())).isBetween(Duration.ofSeconds(60), Duration.ofSeconds(66));
    }

    @Test
    void a_feed_that_was_polled_by_a_clock_that_was_ahead_is_not_left_alone_until_then() {
        Instant before = now.get();
        subscribe(A);
        Duration planned = wait(poll(A, fetched("Title", "Text")));
        now.set(before);
        // As a process does that starts: the plan is made of what the stores hold.
        subscribe(Feed.newBuilder(A).setTitle("Named").build());
        now.set(before.plus(planned));
        await().until(() -> {
            now.updateAndGet(at -> at.plusMillis(200));
            driver.advanceWallClockTime(Duration.ofMillis(200));
            return !statuses.isEmpty();
        });
        assertThat(statuses.readValue().getPolledAt()).isBetween(before.plus(planned), now.get());
    }

    @Test
    void the_subscriber_s_language_holds_where_the_feed_states_none() {
        subscribe(Feed.newBuilder(A).setLanguage("fr").build());
        poll(A, fetched("Title", "Text"));

        assertThat(articles.readValue().getLanguage()).isEqualTo("fr");
    }

    @Test
    void what_the_subscriber_says_while_a_poll_is_under_way_holds_for_what_it_brings() {
        held.set(new CountDownLatch(1));
        subscribe(A);
        await().until(() -> {
            driver.advanceWallClockTime(Duration.ofMillis(200));
            return !begun.isEmpty();
        });
        Feed called = Feed.newBuilder(A).setTitle("Herald").setLanguage("fr").build();
        subscribe(called);
        answers.put(A.getId(), fetched("Title", "Text"));
        held.get().countDown();
        poll(called, fetched("Title", "Text"));

        assertThat(articles.readValuesToList()).singleElement().satisfies(article -> {
            assertThat(article.getSource().getName()).isEqualTo("Herald");
            assertThat(article.getLanguage()).isEqualTo("fr");
        });
    }

    @Test
    void a_tombstone_ends_polling_and_clears_the_status() {
        subscribe(A);
        poll(A, fetched("Title", "Text"));
        feeds.pipeInput(A.getId(), null);

        assertThat(statuses.readKeyValue().value).isNull();
        for (String store : List.of(IngestTopology.FEEDS, IngestTopology.STATUS, IngestTopology.ENTRIES)) {
            try (var left = driver.getKeyValueStore(store).all()) {
                assertThat(left.hasNext()).as(store).isFalse();
            }
        }
        now.updateAndGet(at -> at.plus(Duration.ofDays(2)));
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        driver.advanceWallClockTime(Duration.ofSeconds(1));
        assertThat(statuses.isEmpty()).isTrue();
    }

    @Test
    void what_no_feed_has_listed_for_long_is_forgotten_and_what_is_listed_is_not() {
        subscribe(A);
        subscribe(B);
        poll(A, fetched("Listed", "Text", "https://www.paper.example/listed"));
        poll(B, fetched("Dropped", "Text", "https://www.paper.example/dropped"));
        poll(B, fetched("Other", "Text", "https://www.paper.example/other"));
        assertThat(articles.readValuesToList()).hasSize(3);

        pass(Duration.ofDays(20));
        poll(B, fetched("Dropped", "Text", "https://www.paper.example/dropped"));
        assertThat(articles.isEmpty()).as("remembered").isTrue();
        poll(B, fetched("Other", "Text", "https://www.paper.example/other"));

        for (int i = 0; i < 5; i++) {
            pass(Duration.ofDays(9));
        }
        poll(B, fetched("Dropped", "Text", "https://www.paper.example/dropped"));
        poll(B, fetched("Listed", "Text", "https://www.paper.example/listed"));
        assertThat(articles.readValuesToList())
                .extracting(Article::getTitle, Article::getRevision)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("Dropped", 1));
    }

    /// Time in which feeds are polled and answer that nothing changed.
    private void pass(Duration time) {
        answers.replaceAll((_, _) -> new PollOutcome.NotModified(received()));
        now.updateAndGet(at -> at.plus(time));
        for (int i = 0; i < 20; i++) {
            driver.advanceWallClockTime(Duration.ofSeconds(1));
        }
    }

    @Test
    void what_is_no_subscription_becomes_a_dead_letter_as_it_came() {
        var dead = driver.createOutputTopic(
                WIRE.names().deadLetters(), new StringDeserializer(), new ByteArrayDeserializer());
        byte[] junk = "junk".getBytes(StandardCharsets.UTF_8);
        feeds.pipeInput("k", junk);
        TestRecord<String, byte[]> letter = dead.readRecord();
        subscribe(A);

        assertThat(letter.key()).isEqualTo("k");
        assertThat(letter.value()).isEqualTo(junk);
        assertThat(EventHeaders.get(letter.headers(), DeadLetter.STAGE)).contains("ingest");
        assertThat(poll(A, fetched("Title", "Text")).getResult()).isEqualTo(PollResult.FETCHED);
    }

    @Test
    void a_teaser_goes_out_with_its_pages_text_and_its_page_is_asked_for_once() {
        pages.put(PAGE, teaser -> withText(teaser, "The whole text."));
        subscribe(A);
        poll(A, fetched("Title", "Text"));
        poll(A, fetched("Title", "Text"));

        assertThat(articles.readValuesToList()).singleElement().satisfies(article -> {
            assertThat(article.getText()).isEqualTo("The whole text.");
            assertThat(article.getFullText()).isTrue();
            assertThat(article.getRevision()).isEqualTo(1);
        });
        assertThat(asked).containsExactly(PAGE);
    }

    @Test
    void a_page_that_does_not_come_in_time_leaves_the_feeds_text() {
        CountDownLatch never = new CountDownLatch(1);
        pages.put(PAGE, teaser -> {
            never.await();
            return teaser;
        });
        subscribe(A);
        FeedStatus status = poll(A, fetched("Title", "Text"));

        assertThat(articles.readValue().getText()).isEqualTo("Text");
        assertThat(status.getResult()).isEqualTo(PollResult.FETCHED);
        assertThat(never.getCount()).isEqualTo(1);
    }

    @Test
    void a_page_that_trips_the_program_leaves_the_feeds_text() {
        pages.put(PAGE, _ -> {
            throw new IllegalStateException("a bug");
        });
        subscribe(A);
        poll(A, fetched("Title", "Text"));

        assertThat(articles.readValue().getText()).isEqualTo("Text");
    }

    @Test
    void an_edited_teaser_whose_page_fails_takes_no_text_away_and_is_tried_again() {
        pages.put(PAGE, teaser -> withText(teaser, "The whole text."));
        subscribe(A);
        poll(A, fetched("Title", "Text"));
        pages.put(PAGE, teaser -> teaser);
        poll(A, fetched("Title, edited", "Text"));
        assertThat(articles.readValuesToList()).hasSize(1);

        pages.put(PAGE, teaser -> withText(teaser, "The whole text."));
        poll(A, fetched("Title, edited", "Text"));
        assertThat(articles.readValuesToList()).singleElement().satisfies(article -> {
            assertThat(article.getTitle()).isEqualTo("Title, edited");
            assertThat(article.getText()).isEqualTo("The whole text.");
            assertThat(article.getRevision()).isEqualTo(2);
        });
    }

    @Test
    void a_feed_that_is_never_to_be_completed_has_no_page_asked_for_and_one_always_has_each() {
        Feed never = Feed.newBuilder(A).setFullText(FullText.NEVER).build();
        Feed always = Feed.newBuilder(B).setFullText(FullText.ALWAYS).build();
        subscribe(never);
        poll(never, fetched("Title", "Text"));
        assertThat(asked).isEmpty();

        subscribe(always);
        poll(always, fetched("Title", "A long text. ".repeat(300)));
        assertThat(asked).containsExactly(PAGE);
    }

    private interface Page {
        Article complete(Article teaser) throws InterruptedException;
    }

    private Article page(Article teaser, Instant deadline) throws InterruptedException {
        String url = String.valueOf(teaser.getUrl());
        asked.add(url);
        Page page = pages.get(url);
        return page == null ? teaser : page.complete(teaser);
    }

    private static Article withText(Article teaser, String text) {
        ExtractedPage page = new ExtractedPage(teaser.getTitle(), text, null, null, null, null);
        return FullTexts.completed(teaser, page).orElseThrow();
    }

    private void subscribe(Feed feed) {
        feeds.pipeInput(
                feed.getId(),
                WIRE.serde(Feed.class).serializer().serialize(WIRE.names().feeds(), feed));
    }

    /// Lets every feed become due with this answer for the one, and waits for that one's status.
    private FeedStatus poll(Feed feed, PollOutcome outcome) {
        answers.put(feed.getId(), outcome);
        now.updateAndGet(at -> at.plus(Duration.ofHours(5)));
        AtomicReference<@Nullable FeedStatus> seen = new AtomicReference<>();
        await().until(() -> {
            driver.advanceWallClockTime(Duration.ofMillis(200));
            statuses.readValuesToList().stream()
                    .filter(status -> status != null && status.getFeedId().equals(feed.getId()))
                    .filter(status -> status.getPolledAt().equals(now.get()))
                    .forEach(seen::set);
            return seen.get() != null;
        });
        return java.util.Objects.requireNonNull(seen.get());
    }

    private static Duration wait(FeedStatus status) {
        return Duration.between(status.getPolledAt(), status.getNextPollAt());
    }

    private static Fetched fetched(String title, String text) {
        return fetched(title, text, "https://www.paper.example/story?utm_source=x");
    }

    private static Fetched fetched(String title, String text, String link) {
        ParsedEntry entry = new ParsedEntry(
                "g",
                link,
                Markup.ofText(title),
                null,
                Markup.ofText(text),
                null,
                null,
                null,
                List.of(),
                List.of(),
                List.of(),
                null);
        FeedHead head = new FeedHead(
                null,
                Markup.ofText("F"),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                null,
                null,
                null,
                Pace.NONE);
        ParsedFeed feed = new ParsedFeed("rss20", "UTF-8", List.of(), head, List.of(entry));
        return new Fetched(feed, received());
    }

    private static Received received() {
        Validators validators = new Validators(null, null, null);
        return new Received(200, validators, "https://a.example/rss", null, Duration.ZERO, List.of());
    }
}
