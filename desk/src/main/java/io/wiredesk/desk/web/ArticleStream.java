package io.wiredesk.desk.web;

import io.javalin.http.Context;
import io.wiredesk.desk.record.ArticleFilter;
import io.wiredesk.desk.record.RecordJson;
import io.wiredesk.desk.record.TopicReader;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.schemas.config.WireConfig;
import jakarta.servlet.ServletOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `/api/stream`: enriched articles as server-sent events, as they arrive. An event's id is where to read on in every
/// partition, so that a reader that comes back with it misses nothing and gets nothing twice.
///
/// Source: HTML Living Standard, §9.2 "Server-sent events".
final class ArticleStream implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(500);
    private static final int POLLS_A_HEARTBEAT = 10;
    private static final int MOST_READERS = 100;
    private static final Logger LOG = LoggerFactory.getLogger(ArticleStream.class);

    private final WireConfig wire;
    private final Semaphore places = new Semaphore(MOST_READERS);
    private volatile boolean closing;

    ArticleStream(WireConfig wire) {
        this.wire = wire;
    }

    void serve(Context context) throws IOException {
        ArticleFilter filter = SearchParams.filter(context);
        Map<Integer, Long> after = positions(context.header("Last-Event-ID"));
        if (!places.tryAcquire()) {
            throw new Problem(503, "Too many readers", MOST_READERS + " streams are open already; try again later");
        }
        try (TopicReader reader = TopicReader.openAt(wire, wire.names().enriched(), after)) {
            context.res().setContentType("text/event-stream");
            context.res().setCharacterEncoding("UTF-8");
            context.res().setHeader("Cache-Control", "no-store");
            follow(reader, filter, context.res().getOutputStream());
        } finally {
            places.release();
        }
    }

    private void follow(TopicReader reader, ArticleFilter filter, ServletOutputStream out) throws IOException {
        Map<Integer, Long> next = new TreeMap<>(reader.positions());
        write(out, "retry: 2000\nid: " + id(next) + "\n\n");
        for (int quiet = 0; !closing; quiet++) {
            for (ConsumerRecord<String, byte[]> record : reader.next(POLL)) {
                next.put(record.partition(), record.offset() + 1);
                EnrichedArticle article = decode(record);
                if (article != null && filter.test(article)) {
                    write(out, "id: " + id(next) + "\nevent: article\ndata: " + RecordJson.of(article) + "\n\n");
                    quiet = 0;
                }
            }
            if (quiet >= POLLS_A_HEARTBEAT) {
                write(out, ": still here\n\n");
                quiet = 0;
            }
        }
    }

    private @Nullable EnrichedArticle decode(ConsumerRecord<String, byte[]> record) {
        try {
            return wire.serde(EnrichedArticle.class).deserializer().deserialize(record.topic(), record.value());
        } catch (SerializationException e) {
            LOG.warn("passed over in the stream: {}", e.getMessage());
            return null;
        }
    }

    static void write(ServletOutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    static String id(Map<Integer, Long> next) {
        return next.entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue())
                .collect(Collectors.joining(","));
    }

    /// @throws Problem 400 where the id is none of ours
    static Map<Integer, Long> positions(@Nullable String id) {
        Map<Integer, Long> positions = new TreeMap<>();
        if (id == null || id.isBlank()) {
            return positions;
        }
        if (!id.matches("\\d{1,6}:\\d{1,18}(,\\d{1,6}:\\d{1,18})*")) {
            throw new Problem(400, "Bad Last-Event-ID", "'" + id + "' is no id of an event of this stream");
        }
        for (String each : id.split(",", -1)) {
            String[] parts = each.split(":", -1);
            positions.put(Integer.parseInt(parts[0]), Long.parseLong(parts[1]));
        }
        return positions;
    }

    /// Ends every stream; readers come back by themselves.
    @Override
    public void close() {
        closing = true;
    }
}
