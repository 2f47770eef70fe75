package io.wiredesk.monitor;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Facts that change rarely, asked for once and kept until they are forgotten. What an answer leaves out is asked for
/// again. Not thread-safe.
///
/// @param <K> what is asked about
/// @param <V> what is known of it
final class Remembered<K, V> {
    private final Map<K, V> known = new HashMap<>();
    private Map<K, V> answer = Map.of();

    /// The facts on these keys: from memory, and for the rest from `ask`.
    Map<K, V> of(Set<K> keys, Function<Set<K>, Map<K, V>> ask) {
        boolean changed = known.keySet().retainAll(keys);
        Set<K> missing = keys.stream().filter(key -> !known.containsKey(key)).collect(Collectors.toSet());
        if (!missing.isEmpty()) {
            known.putAll(ask.apply(missing));
            changed = true;
        }
        if (changed) {
            // Not Map.copyOf: it probes one place after the other, and neighbouring partitions' hashes lie side by
            // side.
            answer = Collections.unmodifiableMap(new HashMap<>(known));
        }
        return answer;
    }

    void forget() {
        known.clear();
        answer = Map.of();
    }
}
