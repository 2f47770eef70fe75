package io.wiredesk.desk.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.wiredesk.desk.record.FeedState;
import io.wiredesk.desk.record.FeedTopic;
import io.wiredesk.desk.record.RecordJson;
import io.wiredesk.news.FeedStatus;
import io.wiredesk.schemas.config.WireConfig;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The subscriptions with what came of them, read every few seconds in the background: no request waits for Kafka, and
/// while Kafka is away the last that was read is shown.
///
/// Threading: safe for concurrent use.
final class FeedDirectory implements AutoCloseable {
    private static final int SECONDS = 3;
    private static final Logger LOG = LoggerFactory.getLogger(FeedDirectory.class);

    private final WireConfig wire;
    private final ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("feed-directory").factory());
    private volatile List<FeedState> rows = List.of();
    private boolean failing;

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
            rows = FeedTopic.states(wire);
            failing = false;
        } catch (RuntimeException e) {
            // A scheduled task that throws is never run again; one line an outage is enough.
            if (!failing && !reader.isShutdown()) {
                LOG.warn("the feeds can't be read, will keep trying: {}", e.getMessage());
            }
            failing = true;
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
        reader.shutdownNow();
    }
}
