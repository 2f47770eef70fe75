package io.wiredesk.desk.web;

import io.javalin.http.Context;
import io.wiredesk.desk.record.RecordJson;
import io.wiredesk.desk.record.TopicReader;
import io.wiredesk.news.Alert;
import io.wiredesk.schemas.config.WireConfig;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.jspecify.annotations.Nullable;

/// `/api/alerts/stream`: alerts as server-sent events, as they are given; resumes as [ArticleStream] does.
final class AlertStream implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int POLLS_A_HEARTBEAT = 10;
    private static final int MOST_READERS = 100;

    private final WireConfig wire;
    private final Deserializer<Alert> alerts;
    private final Semaphore places = new Semaphore(MOST_READERS);
    private volatile boolean closing;

    AlertStream(WireConfig wire) {
        this.wire = wire;
        this.alerts = wire.serde(Alert.class).deserializer();
    }

    void serve(Context context) throws IOException {
        String search = context.queryParam("search");
        Map<Integer, Long> after = ArticleStream.positions(context.header("Last-Event-ID"));
        if (!places.tryAcquire()) {
            throw new Problem(503, "Too many readers", MOST_READERS + " streams are open already; try again later");
        }
        try (TopicReader reader = TopicReader.openAt(wire, wire.names().alerts(), after)) {
            context.res().setContentType("text/event-stream");
            context.res().setCharacterEncoding("UTF-8");
            context.res().setHeader("Cache-Control", "no-store");
            follow(reader, search, context.res().getOutputStream());
        } finally {
            places.release();
        }
    }

    private void follow(TopicReader reader, @Nullable String search, ServletOutputStream out) throws IOException {
        Map<Integer, Long> next = new TreeMap<>(reader.positions());
        ArticleStream.write(out, "retry: 2000\nid: " + ArticleStream.id(next) + "\n\n");
        for (int quiet = 0; !closing; quiet++) {
            for (ConsumerRecord<String, byte[]> record : reader.next(POLL)) {
                next.put(record.partition(), record.offset() + 1);
                Alert alert = decode(record);
                if (alert != null && (search == null || search.equals(alert.getSearchId()))) {
                    String event = "\nevent: alert\ndata: " + RecordJson.of(alert) + "\n\n";
                    ArticleStream.write(out, "id: " + ArticleStream.id(next) + event);
                    quiet = 0;
                }
            }
            if (quiet >= POLLS_A_HEARTBEAT) {
                ArticleStream.write(out, ": still here\n\n");
                quiet = 0;
            }
        }
    }

    /// What can't be read is no alert of ours.
    private @Nullable Alert decode(ConsumerRecord<String, byte[]> record) {
        try {
            return record.value() == null ? null : alerts.deserialize(record.topic(), record.value());
        } catch (SerializationException e) {
            return null;
        }
    }

    @Override
    public void close() {
        closing = true;
    }
}
