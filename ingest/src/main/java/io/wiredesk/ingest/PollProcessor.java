package io.wiredesk.ingest;

import io.wiredesk.ingest.Fetchers.Done;
import io.wiredesk.ingest.Fetchers.Polled;
import io.wiredesk.ingest.Fetchers.PushRead;
import io.wiredesk.ingest.Fetchers.Read;
import io.wiredesk.ingest.Fetchers.Reading;
import io.wiredesk.ingest.poll.PollOutcome;
import io.wiredesk.ingest.poll.PollOutcome.Fetched;
import io.wiredesk.ingest.poll.PollOutcome.Gone;
import io.wiredesk.ingest.poll.Rhythm;
import io.wiredesk.ingest.revise.Candidates;
import io.wiredesk.news.Article;
import io.wiredesk.news.Feed;
import io.wiredesk.news.FeedPush;
import io.wiredesk.news.FeedStatus;
import io.wiredesk.schemas.DeadLetter;
import io.wiredesk.schemas.SchemaUnavailableException;
import io.wiredesk.schemas.config.WireConfig;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/// Keeps subscriptions, hands due feeds to fetchers, and turns finished polls into a status and article candidates.
/// Confined to its stream thread; what is under way when it closes is called off and polled again by the next owner.
///
/// A body's articles and its validators become known in one transaction, or in that order: articles that wait for their
/// pages hold the validators back, so that whoever takes over asks for the same body again.
final class PollProcessor implements Processor<byte[], byte[], String, Ingested> {
    private static final int TOLD_WHILE_KEPT = 3;
    private static final Duration DEPTH_EVERY = Duration.ofSeconds(1);

    private final String topic;
    private final String pushTopic;
    private final Deserializer<Feed> reader;
    private final Deserializer<FeedPush> pushReader;
    private final IngestConfig config;
    private final InstantSource clock;
    private final Sources sources;
    private final Fetchers fetchers;
    private final Rhythm rhythm;
    private final boolean asksHubs;
    private final Share share;
    private final QueueDepth depth = new QueueDepth();
    private Instant depthDue = Instant.MIN;
    private boolean joined;

    @SuppressWarnings("NullAway.Init") // by init, before anything else is called
    private FeedStores stores;

    @SuppressWarnings("NullAway.Init")
    private Outbox out;

    @SuppressWarnings("NullAway.Init")
    private Dispatch dispatch;

    @SuppressWarnings("NullAway.Init")
    private PushIntake pushes;

    @SuppressWarnings("NullAway.Init")
    private ProcessorContext<String, Ingested> context;

    PollProcessor(WireConfig wire, IngestConfig config, Sources sources, InstantSource clock, Share share) {
        this.topic = wire.names().feeds();
        this.pushTopic = wire.names().feedPushes();
        this.reader = wire.serde(Feed.class).deserializer();
        this.pushReader = wire.serde(FeedPush.class).deserializer();
        this.config = config;
        this.clock = clock;
        this.sources = sources;
        this.fetchers = new Fetchers(sources, clock);
        this.rhythm = config.rhythm();
        this.asksHubs = config.websub().callback().isPresent();
        this.share = share;
    }

    @Override
    public void init(ProcessorContext<String, Ingested> context) {
        this.context = context;
        stores = FeedStores.of(context);
        out = new Outbox(context, topic);
        dispatch = new Dispatch(stores, fetchers, sources.gates(), clock, config.tick());
        dispatch.load();
        pushes = new PushIntake(config, stores, fetchers, dispatch, out);
        share.join();
        joined = true;
        var _ = context.schedule(config.tick(), PunctuationType.WALL_CLOCK_TIME, _ -> tick());
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        boolean isPush = context.recordMetadata()
                .filter(place -> place.topic().equals(pushTopic))
                .isPresent();
        if (isPush) {
            takePush(record);
        } else {
            takeSubscription(record);
        }
    }

    private void takePush(Record<byte[], byte[]> record) {
        try {
            FeedPush push = pushReader.deserialize(pushTopic, record.value());
            if (push != null) {
                pushes.take(push, clock.instant());
            }
        } catch (SchemaUnavailableException e) {
            throw e; // A registry that is down says nothing about the record.
        } catch (SerializationException e) {
            out.bury(record, DeadLetter.reasonOf(e), clock.instant());
        }
    }

    private void takeSubscription(Record<byte[], byte[]> subscription) {
        if (subscription.key() == null) {
            out.bury(subscription, "a subscription needs its feed's id as key", clock.instant());
            return;
        }
        String id = new String(subscription.key(), StandardCharsets.UTF_8);
        try {
            Feed feed = reader.deserialize(topic, subscription.value());
            if (feed == null) {
                end(id);
            } else if (feed.getId().equals(id)) {
                begin(feed);
            } else {
                String reason = "the key is '" + id + "', the feed's id is '" + feed.getId() + "'";
                out.bury(subscription, reason, clock.instant());
            }
        } catch (SchemaUnavailableException e) {
            throw e; // As above.
        } catch (SerializationException e) {
            out.bury(subscription, DeadLetter.reasonOf(e), clock.instant());
        }
    }

    /// A feed that was retired is tried again, and so is one that is to be asked in another way or at other times.
    private void begin(Feed feed) {
        Feed before = stores.subscribe(feed);
        FeedStatus status = stores.statuses().get(feed.getId());
        boolean retired = status != null && status.getNextPollAt() == null;
        if (retired || (before != null && isPolledOtherwise(before, feed))) {
            dispatch.now(feed.getId());
        } else if (!fetchers.isUnderWay(feed.getId())) {
            dispatch.schedule(feed.getId(), status);
        }
    }

    private static boolean isPolledOtherwise(Feed before, Feed feed) {
        return !FeedStores.askAlike(before, feed)
                || !Objects.equals(before.getIntervalSeconds(), feed.getIntervalSeconds());
    }

    private void end(String id) {
        dispatch.cancel(id);
        stores.forget(id);
        out.ended(id, clock.instant());
    }

    private void tick() {
        long end = share.end(System.nanoTime());
        for (Done done = fetchers.take(); done != null; done = Share.isOver(end) ? null : fetchers.take()) {
            take(done);
        }
        dispatch.startDue(end);
        tellDepth();
        tellListed();
    }

    /// Seldom, as feeds that are due are counted one by one.
    private void tellDepth() {
        Instant now = clock.instant();
        if (!now.isBefore(depthDue)) {
            depth.tell(dispatch.waiting(now), fetchers.underWay());
            depthDue = now.plus(DEPTH_EVERY);
        }
    }

    /// Often enough that nobody forgets what is listed.
    private void tellListed() {
        Instant now = clock.instant();
        stores.entries()
                .untold(config.revisionsKept().dividedBy(TOLD_WHILE_KEPT), now)
                .forEach(entry -> out.listed(entry.feedId(), entry.articleId(), now));
    }

    /// A poll of a subscription that has ended or changed meanwhile counts for nothing.
    private void take(Done done) {
        String id = done.feed().getId();
        Feed feed = stores.feeds().get(id);
        if (done instanceof PushRead push) {
            fetchers.releasePush();
            if (feed != null) {
                pushes.takePages(push.teasers(), push.pages(), clock.instant());
            }
        } else if (feed == null) {
            fetchers.release(id);
        } else if (!FeedStores.askAlike(feed, done.feed())) {
            fetchers.release(id);
            dispatch.now(id);
        } else {
            Instant now = clock.instant();
            switch (done) {
                case Polled polled
                when polled.outcome() instanceof Fetched fetched ->
                    publish(feed, fetched, body(feed, polled, fetched, now), now);
                case Polled polled -> finish(feed, polled.outcome(), 0, now);
                case Read(Reading reading, List<Article> pages) -> publishRead(feed, reading, pages, now);
                case PushRead _ -> throw new IllegalStateException("taken above");
            }
        }
    }

    /// Read anew where the feed's title or language changed meanwhile.
    private static Collection<Article> body(Feed feed, Polled polled, Fetched fetched, Instant now) {
        return feed.equals(polled.feed()) ? polled.body() : Candidates.of(feed, fetched.feed(), now);
    }

    /// Publishes what is new or different, but for teasers whose pages are to be read first.
    private void publish(Feed feed, Fetched fetched, Collection<Article> body, Instant now) {
        Set<String> listed = body.stream().map(Article::getId).collect(Collectors.toUnmodifiableSet());
        List<Article> different = stores.entries().different(feed.getId(), body);
        List<Article> teasers = Teaser.among(different, feed.getFullText());
        for (Article article : different) {
            if (!teasers.contains(article)) {
                stores.entries().put(article, false, now);
                out.candidate(article, now);
            }
        }
        Reading reading = new Reading(feed, fetched, different.size(), listed, teasers);
        if (teasers.isEmpty()) {
            close(reading, now);
        } else {
            fetchers.read(reading, config.pageTimeout());
        }
    }

    /// An edited teaser whose page can't be had takes no text away from an article that has its page's: it stays
    /// unknown, so that the next body's poll tries again.
    private void publishRead(Feed feed, Reading reading, List<Article> pages, Instant now) {
        for (int i = 0; i < pages.size(); i++) {
            Article teaser = reading.teasers().get(i);
            Article page = pages.get(i);
            if (page.getFullText() || !stores.entries().isCompleted(teaser)) {
                stores.entries().put(teaser, page.getFullText(), now);
                out.candidate(page, now);
            }
        }
        close(new Reading(feed, reading.fetched(), reading.news(), reading.listed(), List.of()), now);
    }

    private void close(Reading reading, Instant now) {
        stores.entries().retain(reading.feed().getId(), reading.listed());
        finish(reading.feed(), reading.fetched(), reading.news(), now);
    }

    /// @param news articles that were new or different
    private void finish(Feed feed, PollOutcome outcome, int news, Instant now) {
        String id = feed.getId();
        if (asksHubs) {
            stores.leases().heard(feed, outcome, now).ifPresent(offer -> fetchers.subscribe(id, offer));
        }
        Optional<Instant> renewal = asksHubs ? stores.leases().renewedAt(id, now) : Optional.empty();
        Rhythm kept = renewal.isPresent() ? rhythm.pushed() : rhythm;
        FeedStatus status = Statuses.after(feed, stores.statuses().get(id), outcome, news, kept, now);
        renewal.filter(at -> status.getNextPollAt() != null && at.isBefore(status.getNextPollAt()))
                .ifPresent(status::setNextPollAt);
        if (outcome instanceof Gone) {
            stores.entries().forget(id);
        }
        stores.statuses().put(id, status);
        out.status(status, now);
        IngestMeters.polled(status);
        fetchers.release(id);
        dispatch.schedule(id, status);
    }

    @Override
    public void close() {
        if (joined) {
            share.leave();
            joined = false;
        }
        fetchers.close();
        depth.close();
    }
}
