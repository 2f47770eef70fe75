package io.wiredesk.monitor;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/// Facts that change rarely, asked for once and kept until they are forgotten. What an answer leaves out is asked for
/// again. Not thread-safe.
///
/// @param <K> what is asked about
/// @param <V> what is known of it
final class Remembered<K, V> {
    private final Supplier<Map<K, V>> empty;
    private Map<K, V> known;

    /// @param empty makes a map to keep them in
    Remembered(Supplier<Map<K, V>> empty) {
        this.empty = empty;
        this.known = empty.get();
    }

    /// The facts on these keys: from memory, and for the rest from `ask`. Not to be changed.
    Map<K, V> of(Set<K> keys, Function<Set<K>, Map<K, V>> ask) {
        List<K> missing = new ArrayList<>();
        for (K key : keys) {
            if (!known.containsKey(key)) {
                missing.add(key);
            }
        }
        if (missing.isEmpty() && known.size() == keys.size()) {
            return known;
        }
        Map<K, V> now = empty.get();
        if (!missing.isEmpty()) {
            now.putAll(ask.apply(new LinkedHashSet<>(missing)));
        }
        for (K key : keys) {
            V value = known.get(key);
            if (value != null) {
                now.put(key, value);
            }
        }
        known = now;
        return now;
    }

    void forget() {
        known = empty.get();
    }
}
