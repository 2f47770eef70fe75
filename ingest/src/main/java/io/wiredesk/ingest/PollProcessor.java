package io.wiredesk.ingest;

import io.wiredesk.ingest.Fetchers.Done;
import io.wiredesk.ingest.poll.PollOutcome.Fetched;
import io.wiredesk.ingest.poll.Poller;
import io.wiredesk.ingest.poll.Rhythm;
import io.wiredesk.ingest.revise.Candidates;
import io.wiredesk.news.Article;
import io.wiredesk.news.Feed;
import io.wiredesk.news.FeedStatus;
import io.wiredesk.schemas.DeadLetter;
import io.wiredesk.schemas.config.WireConfig;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.random.RandomGenerator;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.jspecify.annotations.Nullable;

/// Keeps subscriptions, hands due feeds to fetchers, and turns finished polls into a status and article candidates.
/// Confined to its stream thread; what is under way when it closes is called off and polled again by the next owner.
final class PollProcessor implements Processor<byte[], byte[], String, Ingested> {
    private final String topic;
    private final Deserializer<Feed> reader;
    private final IngestConfig config;
    private final InstantSource clock;
    private final Fetchers fetchers;
    private final Rhythm rhythm;
    private final DueFeeds due = new DueFeeds();

    @SuppressWarnings("NullAway.Init") // by init, before anything else is called
    private FeedStores stores;

    @SuppressWarnings("NullAway.Init")
    private Outbox out;

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
        stores = FeedStores.of(context);
        out = new Outbox(context, topic);
        try (var all = stores.feeds().all()) {
            all.forEachRemaining(entry -> schedule(entry.key, stores.statuses().get(entry.key)));
        }
        var _ = context.schedule(config.tick(), PunctuationType.WALL_CLOCK_TIME, _ -> tick());
    }

    @Override
    public void process(Record<byte[], byte[]> subscription) {
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
        } catch (SerializationException e) {
            out.bury(subscription, DeadLetter.reasonOf(e), clock.instant());
        }
    }

    /// A feed that was retired is tried again.
    private void begin(Feed feed) {
        stores.subscribe(feed);
        FeedStatus status = stores.statuses().get(feed.getId());
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
        stores.forget(id);
        out.ended(id, clock.instant());
    }

    private void schedule(String id, @Nullable FeedStatus status) {
        if (status == null) {
            due.schedule(id, clock.instant());
        } else if (status.getNextPollAt() != null) {
            due.schedule(id, status.getNextPollAt());
        }
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
        Feed feed = stores.feeds().get(id);
        if (feed == null || fetchers.isUnderWay(id)) {
            due.cancel(id);
            return true;
        }
        boolean started = fetchers.tryStart(feed, stores.statuses().get(id));
        if (started) {
            due.cancel(id);
        }
        return started;
    }

    /// A poll of a subscription that has ended or changed meanwhile counts for nothing.
    private void finish(Done done) {
        String id = done.feed().getId();
        Feed feed = stores.feeds().get(id);
        if (feed == null) {
            return;
        }
        if (!feed.getUrl().equals(done.feed().getUrl())) {
            due.schedule(id, clock.instant());
            return;
        }
        Instant now = clock.instant();
        FeedStatus status = Statuses.after(feed, stores.statuses().get(id), done.outcome(), rhythm, now);
        if (done.outcome() instanceof Fetched fetched) {
            List<Article> different = stores.entries().replace(id, Candidates.of(feed, fetched.feed(), now));
            different.forEach(article -> out.candidate(article, now));
            status.setRevisions(status.getRevisions() + different.size());
        }
        stores.statuses().put(id, status);
        schedule(id, status);
        out.status(status, now);
    }

    @Override
    public void close() {
        fetchers.close();
    }
}
