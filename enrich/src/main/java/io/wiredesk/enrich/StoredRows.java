package io.wiredesk.enrich;

import io.wiredesk.enrich.story.SortedRows;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// Rows in a store of Streams: on disk, and in a changelog that another instance can take over from.
final class StoredRows implements SortedRows {
    private final KeyValueStore<String, byte[]> store;

    StoredRows(KeyValueStore<String, byte[]> store) {
        this.store = store;
    }

    @Override
    public byte @Nullable [] get(String key) {
        return store.get(key);
    }

    @Override
    public void put(String key, byte[] value) {
        store.put(key, value);
    }

    @Override
    public void delete(String key) {
        store.put(key, null); // Deleting would read it first.
    }

    @Override
    public List<String> ascending(String from, String to, int limit) {
        try (KeyValueIterator<String, byte[]> rows = store.range(from, to)) {
            return keys(rows, limit);
        }
    }

    @Override
    public List<String> descending(String from, String to, int limit) {
        try (KeyValueIterator<String, byte[]> rows = store.reverseRange(from, to)) {
            return keys(rows, limit);
        }
    }

    private static List<String> keys(KeyValueIterator<String, byte[]> rows, int limit) {
        List<String> keys = new ArrayList<>();
        while (keys.size() < limit && rows.hasNext()) {
            keys.add(rows.next().key);
        }
        return keys;
    }
}
