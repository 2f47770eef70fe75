package io.wiredesk.enrich.story;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table of rows in the order of their keys: where the state of the stories is kept. Keys are ASCII. Confined to one
/// thread.
public interface SortedRows {
    byte @Nullable [] get(String key);

    void put(String key, byte[] value);

    void delete(String key);

    /// The first keys from `from` up to `to`, both included, ascending.
    List<String> ascending(String from, String to, int limit);

    /// The last keys between the two, both included, descending.
    List<String> descending(String from, String to, int limit);
}
