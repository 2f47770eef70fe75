package io.wiredesk.ingest;

import io.wiredesk.ingest.Fetchers.Done;
import io.wiredesk.ingest.Ingested.Candidate;
import io.wiredesk.ingest.Ingested.Dead;
import io.wiredesk.ingest.Ingested.Status;
import io.wiredesk.ingest.poll.PollOutcome.Fetched;
import io.wiredesk.ingest.poll.Poller;
import io.wiredesk.ingest.poll.Rhythm;
import io.wiredesk.ingest.revise.Candidates;
import io.wiredesk.news.Article;
import io.wiredesk.news.Feed;
import io.wiredesk.news.FeedStatus;
import io.wiredesk.schemas.DeadLetter;
import io.wiredesk.schemas.EventHeaders;
import io.wiredesk.schemas.config.WireConfig;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// Keeps subscriptions, hands due feeds to fetchers, and turns finished polls into a status and article candidates.
/// Confined to its stream thread; what is under way when it closes is called off and polled again by the next owner.
///
/// A feed's store of entries knows what its last body held, so that only what is new or different travels on.
final class PollProcessor extends ContextualProcessor<byte[], byte[], String, Ingested> {
    private static final String STAGE = "ingest";

    private final String topic;
    private final Deserializer<Feed> reader;
    private final IngestConfig config;
    private final InstantSource clock;
    private final Fetchers fetchers;
    private final Rhythm rhythm;
    private final DueFeeds due = new DueFeeds();

    PollProcessor(WireConfig wire, IngestConfig config, Poller poller, InstantSource clock, Semaphore permits) {
        this.topic = wire.names().feeds();
        this.reader = wire.serde(Feed.class).deserializer();
        this.config = config;
        this.clock = clock;
        this.fetchers = new Fetchers(poller, permits);
        this.rhythm = new Rhythm(config.pollInterval(), config.maxBackoff(), RandomGenerator.getDefault());
    }

    @Override
    public void init(ProcessorContext<String, Ingested> context) {
        super.init(context);
        try (var all = feeds().all()) {
            all.forEachRemaining(entry -> schedule(entry.key, statuses().get(entry.key)));
        }
        var _ = context.schedule(config.tick(), PunctuationType.WALL_CLOCK_TIME, _ -> tick());
    }

    @Override
    public void process(Record<byte[], byte[]> subscription) {
        if (subscription.key() == null) {
            bury(subscription, "a subscription needs its feed's id as key");
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
                bury(subscription, "the key is '" + id + "', the feed's id is '" + feed.getId() + "'");
            }
        } catch (SerializationException e) {
            bury(subscription, DeadLetter.reasonOf(e));
        }
    }

    /// A feed whose address is another now starts anew; one that was retired is tried again.
    private void begin(Feed feed) {
        Feed before = feeds().get(feed.getId());
        feeds().put(feed.getId(), feed);
        if (before != null && !before.getUrl().equals(feed.getUrl())) {
            statuses().delete(feed.getId());
        }
        FeedStatus status = statuses().get(feed.getId());
        boolean retired = status != null && status.getNextPollAt() == null;
        if (!fetchers.isUnderWay(feed.getId())) {
            schedule(feed.getId(), retired ? null : status);
        }
        if (retired) {
            due.schedule(feed.getId(), clock.instant());
        }
    }

    private void end(String id) {
        due.cancel(id);
        feeds().delete(id);
        statuses().delete(id);
        seen(id).keySet().forEach(article -> entries().delete(entryKey(id, article)));
        Headers headers = EventHeaders.of(id + "/end", "/ingest/" + id, "io.wiredesk.feed-status", clock.instant());
        context().forward(new Record<>(id, new Status(null), clock.millis(), headers));
    }

    private void schedule(String id, @Nullable FeedStatus status) {
        if (status == null) {
            due.schedule(id, clock.instant());
        } else if (status.getNextPollAt() != null) {
            due.schedule(id, status.getNextPollAt());
        }
    }

    private void bury(Record<byte[], byte[]> subscription, String reason) {
        var place = context().recordMetadata();
        DeadLetter letter = new DeadLetter(
                STAGE,
                topic,
                place.map(at -> at.partition()).orElse(-1),
                place.map(at -> at.offset()).orElse(-1L),
                reason,
                clock.instant());
        Dead dead = new Dead(subscription.key(), subscription.value());
        context().forward(new Record<>("", dead, subscription.timestamp(), letter.headers(subscription.headers())));
    }

    private void tick() {
        for (Done done = fetchers.take(); done != null; done = fetchers.take()) {
            finish(done);
        }
        Optional<String> next = due.firstDue(clock.instant());
        while (next.isPresent() && start(next.get())) {
            next = due.firstDue(clock.instant());
        }
    }

    private boolean start(String id) {
        Feed feed = feeds().get(id);
        if (feed == null || fetchers.isUnderWay(id)) {
            due.cancel(id);
            return true;
        }
        boolean started = fetchers.tryStart(feed, statuses().get(id));
        if (started) {
            due.cancel(id);
        }
        return started;
    }

    /// A poll of a subscription that has ended or changed meanwhile counts for nothing.
    private void finish(Done done) {
        String id = done.feed().getId();
        Feed feed = feeds().get(id);
        if (feed == null) {
            return;
        }
        if (!feed.getUrl().equals(done.feed().getUrl())) {
            due.schedule(id, clock.instant());
            return;
        }
        Instant now = clock.instant();
        FeedStatus status = Statuses.after(feed, statuses().get(id), done.outcome(), rhythm, now);
        if (done.outcome() instanceof Fetched fetched) {
            status.setRevisions(status.getRevisions() + send(feed, fetched, now));
        }
        statuses().put(id, status);
        schedule(id, status);
        Headers headers =
                EventHeaders.of(id + "/" + status.getPolls(), "/ingest/" + id, "io.wiredesk.feed-status", now);
        context().forward(new Record<>(id, new Status(status), now.toEpochMilli(), headers));
    }

    /// Sends on what the feed's last body did not hold, or held otherwise, and forgets what is no longer in it.
    ///
    /// @return how many candidates were sent
    private int send(Feed feed, Fetched fetched, Instant now) {
        Map<String, String> gone = seen(feed.getId());
        int sent = 0;
        for (Article article : Candidates.of(feed, fetched.feed(), now)) {
            String hash = article.getContentSha256();
            if (!hash.equals(gone.remove(article.getId()))) {
                entries().put(entryKey(feed.getId(), article.getId()), hash);
                context()
                        .forward(new Record<>(
                                feed.getId(), new Candidate(article), now.toEpochMilli(), new RecordHeaders()));
                sent++;
            }
        }
        gone.keySet().forEach(article -> entries().delete(entryKey(feed.getId(), article)));
        return sent;
    }

    /// Content hashes of the entries of the feed's last body, by article id.
    private Map<String, String> seen(String feedId) {
        Map<String, String> seen = new HashMap<>();
        String prefix = entryKey(feedId, "");
        try (var all = entries().prefixScan(prefix, new StringSerializer())) {
            all.forEachRemaining(entry -> seen.put(entry.key.substring(prefix.length()), entry.value));
        }
        return seen;
    }

    private static String entryKey(String feedId, String articleId) {
        return feedId + "/" + articleId;
    }

    private KeyValueStore<String, Feed> feeds() {
        return context().getStateStore(IngestTopology.FEEDS);
    }

    private KeyValueStore<String, FeedStatus> statuses() {
        return context().getStateStore(IngestTopology.STATUS);
    }

    private KeyValueStore<String, String> entries() {
        return context().getStateStore(IngestTopology.ENTRIES);
    }

    @Override
    public void close() {
        fetchers.close();
    }
}
