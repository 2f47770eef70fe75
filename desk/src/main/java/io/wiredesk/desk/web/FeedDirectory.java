package io.wiredesk.desk.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.wiredesk.desk.record.FeedState;
import io.wiredesk.desk.record.NewestValues;
import io.wiredesk.desk.record.RecordJson;
import io.wiredesk.news.Feed;
import io.wiredesk.news.FeedStatus;
import io.wiredesk.schemas.config.WireConfig;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The subscriptions with what came of them, followed in the background: no request waits for Kafka, and while Kafka is
/// away the last that was read is shown.
///
/// Threading: safe for concurrent use; what follows the topics is confined to the background thread.
final class FeedDirectory implements AutoCloseable {
    private static final int SECONDS = 3;
    private static final int CLOSING_SECONDS = 5;
    private static final Logger LOG = LoggerFactory.getLogger(FeedDirectory.class);

    private final WireConfig wire;
    private final ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("feed-directory").factory());
    private volatile List<FeedState> rows = List.of();
    private @Nullable Followed followed;
    private boolean failing;

    private record Followed(NewestValues<Feed> feeds, NewestValues<FeedStatus> statuses) {
        static Followed open(WireConfig wire) {
            NewestValues<Feed> feeds = NewestValues.open(wire, wire.names().feeds(), Feed.class);
            try {
                return new Followed(feeds, NewestValues.open(wire, wire.names().feedStatus(), FeedStatus.class));
            } catch (RuntimeException e) {
                feeds.close();
                throw e;
            }
        }

        List<FeedState> states() {
            Map<String, FeedStatus> newest = statuses.catchUp();
            return feeds.catchUp().values().stream()
                    .map(feed -> new FeedState(feed, newest.get(feed.getId())))
                    .toList();
        }

        void close() {
            feeds.close();
            statuses.close();
        }
    }

    private FeedDirectory(WireConfig wire) {
        this.wire = wire;
    }

    static FeedDirectory start(WireConfig wire) {
        FeedDirectory directory = new FeedDirectory(wire);
        var _ = directory.reader.scheduleWithFixedDelay(directory::read, 0, SECONDS, TimeUnit.SECONDS);
        return directory;
    }

    private void read() {
        try {
            Followed current = followed == null ? Followed.open(wire) : followed;
            followed = current;
            rows = current.states();
            failing = false;
        } catch (RuntimeException e) {
            // A scheduled task that throws is never run again; one line an outage is enough.
            if (!failing && !reader.isShutdown()) {
                LOG.warn("the feeds can't be read, will keep trying: {}", e.getMessage());
            }
            failing = true;
            end();
        }
    }

    private void end() {
        if (followed != null) {
            followed.close();
            followed = null;
        }
    }

    List<FeedState> rows() {
        return rows;
    }

    ArrayNode json() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (FeedState row : rows()) {
            FeedStatus status = row.status();
            all.add(RecordJson.of(row.feed()).set("status", status == null ? null : RecordJson.of(status)));
        }
        return all;
    }

    @Override
    public void close() {
        reader.execute(this::end);
        reader.shutdown();
        try {
            if (!reader.awaitTermination(CLOSING_SECONDS, TimeUnit.SECONDS)) {
                reader.shutdownNow();
            }
        } catch (InterruptedException e) {
            reader.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
