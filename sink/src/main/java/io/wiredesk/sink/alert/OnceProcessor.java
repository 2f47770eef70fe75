package io.wiredesk.sink.alert;

import io.wiredesk.schemas.EventHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/// Lets an alert pass unless it was given before. What was given is remembered for a window of time, by the records'
/// own
/// time; an article from before the window is not told, as nothing says whether it was. Confined to its stream thread,
/// which owns the searches of its partition.
final class OnceProcessor extends ContextualProcessor<byte[], byte[], byte[], byte[]> {
    /// On the way here only: the keys under which the alert counts as given, one a line.
    static final String KEYS = "wd_once";

    private static final byte[] GIVEN = {1};

    private final Duration window;

    OnceProcessor(Duration window) {
        this.window = window;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        long oldest = context().currentStreamTimeMs() - window.toMillis();
        if (record.timestamp() < oldest) {
            return;
        }
        List<String> keys =
                EventHeaders.get(record.headers(), KEYS).orElseThrow().lines().toList();
        WindowStore<String, byte[]> told = context().getStateStore(AlertTopology.TOLD);
        boolean given = keys.stream().anyMatch(key -> wasGiven(told, key, record.timestamp()));
        keys.forEach(key -> told.put(key, GIVEN, record.timestamp()));
        if (!given) {
            Headers headers = new RecordHeaders(record.headers());
            headers.remove(KEYS);
            context().forward(record.withHeaders(headers), AlertTopology.ALERTS);
        }
    }

    /// Out of order, the one that was given may bear the later time.
    private boolean wasGiven(WindowStore<String, byte[]> told, String key, long timestamp) {
        Instant at = Instant.ofEpochMilli(timestamp);
        Instant from = timestamp < window.toMillis() ? Instant.EPOCH : at.minus(window);
        try (WindowStoreIterator<byte[]> rows = told.fetch(key, from, at.plus(window))) {
            return rows.hasNext();
        }
    }
}
