package io.wiredesk.desk.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.wiredesk.desk.record.FeedTopic;
import io.wiredesk.desk.record.RecordJson;
import io.wiredesk.news.Feed;
import io.wiredesk.news.FeedStatus;
import io.wiredesk.schemas.config.WireConfig;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The subscriptions with what came of them, read again when a few seconds old.
///
/// Threading: safe for concurrent use.
final class FeedDirectory {
    private static final Duration FRESH = Duration.ofSeconds(3);

    private final WireConfig wire;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private List<Row> rows = List.of();
    private Instant read = Instant.MIN;

    /// @param status null before the first poll
    record Row(Feed feed, @Nullable FeedStatus status) {}

    FeedDirectory(WireConfig wire, InstantSource clock) {
        this.wire = wire;
        this.clock = clock;
    }

    List<Row> rows() {
        lock.lock();
        try {
            if (read.isBefore(clock.instant().minus(FRESH))) {
                Map<String, FeedStatus> statuses = FeedTopic.statuses(wire);
                rows = FeedTopic.feeds(wire).values().stream()
                        .map(feed -> new Row(feed, statuses.get(feed.getId())))
                        .toList();
                read = clock.instant();
            }
            return rows;
        } finally {
            lock.unlock();
        }
    }

    ArrayNode json() {
        ArrayNode all = JsonNodeFactory.instance.arrayNode();
        for (Row row : rows()) {
            FeedStatus status = row.status();
            all.add(RecordJson.of(row.feed()).set("status", status == null ? null : RecordJson.of(status)));
        }
        return all;
    }
}
