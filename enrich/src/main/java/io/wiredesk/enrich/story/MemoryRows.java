package io.wiredesk.enrich.story;

import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Rows in memory, for a run over a set of articles without a broker.
final class MemoryRows implements SortedRows {
    private final NavigableMap<String, byte[]> rows = new TreeMap<>();

    @Override
    public byte @Nullable [] get(String key) {
        return rows.get(key);
    }

    @Override
    public void put(String key, byte[] value) {
        rows.put(key, value);
    }

    @Override
    public void delete(String key) {
        rows.remove(key);
    }

    @Override
    public List<String> ascending(String from, String to, int limit) {
        return rows.subMap(from, true, to, true).keySet().stream().limit(limit).toList();
    }

    @Override
    public List<String> descending(String from, String to, int limit) {
        return rows.subMap(from, true, to, true).descendingKeySet().stream()
                .limit(limit)
                .toList();
    }
}
