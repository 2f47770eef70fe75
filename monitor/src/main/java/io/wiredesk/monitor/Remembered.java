package io.wiredesk.monitor;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// Facts that change rarely, asked for once and kept until they are forgotten. What an answer leaves out is asked for
/// again. Not thread-safe.
///
/// @param <K> what is asked about
/// @param <V> what is known of it
final class Remembered<K, V> {
    private final Map<K, V> known = new HashMap<>();

    /// The facts on these keys: from memory, and for the rest from `ask`.
    Map<K, V> of(Set<K> keys, Function<Set<K>, Map<K, V>> ask) {
        known.keySet().retainAll(keys);
        Set<K> missing = new HashSet<>(keys);
        missing.removeAll(known.keySet());
        if (!missing.isEmpty()) {
            known.putAll(ask.apply(missing));
        }
        // Not Map.copyOf: it probes one place after the other, and neighbouring partitions' hashes lie side by side.
        return Collections.unmodifiableMap(new HashMap<>(known));
    }

    void forget() {
        known.clear();
    }
}
