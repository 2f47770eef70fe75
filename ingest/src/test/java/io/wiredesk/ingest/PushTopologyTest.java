package io.wiredesk.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wiredesk.ingest.extract.ExtractedPage;
import io.wiredesk.ingest.parse.FeedParser;
import io.wiredesk.ingest.parse.ParseResult.Parsed;
import io.wiredesk.ingest.poll.PollOutcome.Fetched;
import io.wiredesk.ingest.poll.PollOutcome.NotModified;
import io.wiredesk.ingest.poll.PollOutcome.Received;
import io.wiredesk.ingest.poll.PollOutcome.Validators;
import io.wiredesk.ingest.revise.FullTexts;
import io.wiredesk.ingest.subscribe.Subscriptions;
import io.wiredesk.ingest.websub.HubOffer;
import io.wiredesk.news.Article;
import io.wiredesk.news.Feed;
import io.wiredesk.news.FeedPush;
import io.wiredesk.news.FeedPushKind;
import io.wiredesk.news.FeedStatus;
import io.wiredesk.news.FullText;
import io.wiredesk.schemas.DeadLetter;
import io.wiredesk.schemas.EventHeaders;
import io.wiredesk.schemas.config.Settings;
import io.wiredesk.schemas.config.WireConfig;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PushTopologyTest {
    private static final WireConfig WIRE = Settings.defaults(WireConfig.class, "");
    private static final String URL = "https://a.example/rss";
    private static final HubOffer OFFER = new HubOffer("https://hub.example/", URL);
    private static final String LINKS = "<https://hub.example/>; rel=hub, <https://a.example/rss>; rel=self";
    private static final String LONG = "All of the text is here. ".repeat(40);

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-03T10:00:00Z"));
    private final AtomicInteger polls = new AtomicInteger();
    private final List<HubOffer> asked = new CopyOnWriteArrayList<>();
    private final Feed feed = Subscriptions.feed(URL, null, List.of(), Instant.EPOCH);

    @TempDir
    private Path state = Path.of(".");

    @SuppressWarnings("NullAway.Init")
    private TopologyTestDriver driver;

    @SuppressWarnings("NullAway.Init")
    private TestInputTopic<String, byte[]> feeds;

    @SuppressWarnings("NullAway.Init")
    private TestInputTopic<String, byte[]> pushes;

    @SuppressWarnings("NullAway.Init")
    private TestOutputTopic<String, Article> articles;

    @SuppressWarnings("NullAway.Init")
    private TestOutputTopic<String, FeedStatus> statuses;

    @BeforeEach
    void start() {
        Properties properties = new Properties();
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "test");
        properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
        IngestConfig config = Settings.read(
                IngestConfig.class,
                "ingest",
                Map.of(
                        "ingest.websub.callback-url",
                        "https://news.example/",
                        "ingest.websub.secret",
                        "0123456789abcdef"));
        Sources sources = new Sources(
                (_, last) -> {
                    polls.incrementAndGet();
                    return last == null ? fetched() : new NotModified(received());
                },
                (teaser, _) -> FullTexts.completed(
                                teaser,
                                new ExtractedPage(teaser.getTitle(), "From the page. " + LONG, null, null, null, null))
                        .orElseThrow(),
                (_, offer) -> asked.add(offer),
                config.gates(now::get),
                FetchPermits.of(config.fetchers()));
        driver = new TopologyTestDriver(IngestTopology.build(WIRE, config, sources, now::get), properties);
        feeds = driver.createInputTopic(WIRE.names().feeds(), new StringSerializer(), new ByteArraySerializer());
        pushes = driver.createInputTopic(WIRE.names().feedPushes(), new StringSerializer(), new ByteArraySerializer());
        articles = driver.createOutputTopic(
                WIRE.names().articles(),
                new StringDeserializer(),
                WIRE.serde(Article.class).deserializer());
        statuses = driver.createOutputTopic(
                WIRE.names().feedStatus(),
                new StringDeserializer(),
                WIRE.serde(FeedStatus.class).deserializer());
        feed.setFullText(FullText.AUTO);
        subscribe(feed);
    }

    @AfterEach
    void stop() {
        driver.close();
    }

    @Test
    void a_push_is_an_article_without_a_poll_and_is_so_once() {
        nextPoll();
        push(rss("Pushed", LONG));
        push(rss("Pushed", LONG));

        assertThat(articles.readValuesToList()).extracting(Article::getTitle).containsExactly("Pushed");
        assertThat(polls).hasValue(1);
    }

    @Test
    void a_pushed_teaser_goes_out_with_its_pages_text() {
        nextPoll();
        push(rss("Pushed", "Read more…"));
        List<Article> seen = new ArrayList<>();
        await().until(() -> {
            driver.advanceWallClockTime(Duration.ofMillis(100));
            seen.addAll(articles.readValuesToList());
            return !seen.isEmpty();
        });

        assertThat(seen).singleElement().satisfies(article -> {
            assertThat(article.getFullText()).isTrue();
            assertThat(article.getText()).startsWith("From the page.");
        });
    }

    @Test
    void a_hub_that_is_named_is_asked_once_and_the_feed_polled_as_seldom_as_may_be_once_it_means_it() {
        FeedStatus first = nextPoll();
        FeedStatus second = nextPoll();
        await().until(() -> !asked.isEmpty());
        tell(FeedPushKind.CONFIRMED, 864_000L);
        FeedStatus pushed = nextPoll();

        assertThat(asked).containsExactly(OFFER);
        assertThat(wait(first)).isLessThan(Duration.ofMinutes(20));
        assertThat(wait(second)).isLessThan(Duration.ofMinutes(20));
        assertThat(wait(pushed)).isBetween(Duration.ofHours(4), Duration.ofMinutes(264));
    }

    @Test
    void a_hub_is_asked_again_before_its_promise_ends() {
        nextPoll();
        tell(FeedPushKind.CONFIRMED, 3_600L);
        FeedStatus pushed = nextPoll();
        assertThat(wait(pushed)).isEqualTo(Duration.ofMinutes(48));
        assertThat(asked).hasSize(1);

        nextPoll();
        await().until(() -> asked.size() == 2);
    }

    @Test
    void a_promise_that_has_ended_and_a_refusal_bring_the_feeds_own_rhythm_back() {
        nextPoll();
        tell(FeedPushKind.CONFIRMED, 864_000L);
        tell(FeedPushKind.DENIED, null);
        assertThat(wait(nextPoll())).isLessThan(Duration.ofMinutes(20));
    }

    @Test
    void a_hub_is_not_asked_for_a_feed_with_a_password() {
        Feed secret = Feed.newBuilder(feed).setHeaders(Map.of("Cookie", "id=1")).build();
        subscribe(secret);
        nextPoll();
        nextPoll();
        assertThat(asked).isEmpty();
    }

    @Test
    void a_push_without_a_body_or_with_one_that_cannot_be_read_is_a_poll() {
        nextPoll();
        push(null);
        await().until(() -> {
            driver.advanceWallClockTime(Duration.ofMillis(100));
            return polls.get() == 2;
        });
        await().until(() -> {
            driver.advanceWallClockTime(Duration.ofMillis(100));
            return !statuses.isEmpty();
        });
        now.updateAndGet(at -> at.plusSeconds(1));
        push("<html>not a feed</html>");
        await().until(() -> {
            driver.advanceWallClockTime(Duration.ofMillis(100));
            return polls.get() == 3;
        });
    }

    @Test
    void what_is_no_push_is_a_dead_letter_and_one_of_a_feed_that_is_gone_is_nothing() {
        var dead = driver.createOutputTopic(
                WIRE.names().deadLetters(), new StringDeserializer(), new ByteArrayDeserializer());
        nextPoll();
        pushes.pipeInput(feed.getId(), "junk".getBytes(StandardCharsets.UTF_8));
        assertThat(EventHeaders.get(dead.readRecord().headers(), DeadLetter.TOPIC))
                .contains(WIRE.names().feedPushes());

        feeds.pipeInput(feed.getId(), null);
        push(rss("Pushed", LONG));
        assertThat(articles.isEmpty()).isTrue();
        assertThat(dead.isEmpty()).isTrue();
    }

    private void subscribe(Feed subscribed) {
        feeds.pipeInput(
                subscribed.getId(),
                WIRE.serde(Feed.class).serializer().serialize(WIRE.names().feeds(), subscribed));
    }

    private void push(@Nullable String body) {
        FeedPush.Builder push = FeedPush.newBuilder()
                .setFeedId(feed.getId())
                .setKind(FeedPushKind.CHANGED)
                .setContentType("application/rss+xml")
                .setReceivedAt(now.get());
        if (body != null) {
            push.setBody(ByteBuffer.wrap(body.getBytes(StandardCharsets.UTF_8)));
        }
        pipe(push.build());
    }

    private void tell(FeedPushKind kind, @Nullable Long leaseSeconds) {
        pipe(FeedPush.newBuilder()
                .setFeedId(feed.getId())
                .setKind(kind)
                .setTopic(URL)
                .setLeaseSeconds(leaseSeconds)
                .setReceivedAt(now.get())
                .build());
    }

    private void pipe(FeedPush push) {
        pushes.pipeInput(
                feed.getId(),
                WIRE.serde(FeedPush.class).serializer().serialize(WIRE.names().feedPushes(), push));
    }

    /// Lets the feed become due, and waits for its status.
    private FeedStatus nextPoll() {
        AtomicReference<FeedStatus> last = new AtomicReference<>();
        await().until(() -> {
            driver.advanceWallClockTime(Duration.ofMillis(100));
            statuses.readValuesToList().forEach(last::set);
            return last.get() != null;
        });
        FeedStatus status = last.get();
        now.set(status.getNextPollAt());
        return status;
    }

    private static Duration wait(FeedStatus status) {
        return Duration.between(status.getPolledAt(), status.getNextPollAt());
    }

    private static Fetched fetched() {
        String empty = "<rss version='2.0'><channel><title>T</title><link>https://a.example/</link></channel></rss>";
        Parsed parsed = (Parsed) FeedParser.parse(empty.getBytes(StandardCharsets.UTF_8), null, URL, 10);
        return new Fetched(parsed.feed(), received());
    }

    private static Received received() {
        return new Received(200, new Validators(null, null, "hash"), URL, null, Duration.ZERO, List.of(LINKS));
    }

    private static String rss(String title, String text) {
        return "<rss version='2.0'><channel><title>T</title><link>https://a.example/</link><description>d</description>"
                + "<item><title>" + title + "</title><link>https://a.example/1</link><description>" + text
                + "</description></item></channel></rss>";
    }
}
