package io.wiredesk.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;

/// Goes through a store from time to time, a few records a turn, so that none takes long.
///
/// Threading: confined to the stream thread that owns the task.
///
/// @param <V> the store's values
final class Walk<V> {
    private final KeyValueStore<String, V> store;
    private final int step;
    private final Duration every;
    private Instant next;
    private String at = "";

    /// @param step records a turn
    /// @param every time between the starts of two walks
    /// @param first when the first one starts
    Walk(KeyValueStore<String, V> store, int step, Duration every, Instant first) {
        this.store = store;
        this.step = step;
        this.every = every;
        this.next = first;
    }

    /// The records of this turn, in order; empty between two walks.
    List<KeyValue<String, V>> turn(Instant now) {
        if (at.isEmpty() && now.isBefore(next)) {
            return List.of();
        }
        if (at.isEmpty()) {
            next = now.plus(every);
        }
        List<KeyValue<String, V>> turn = new ArrayList<>(step);
        try (var rest = store.range(at, null)) {
            while (turn.size() < step && rest.hasNext()) {
                turn.add(rest.next());
            }
            // The first key after this one.
            at = rest.hasNext() ? turn.getLast().key + "\0" : "";
        }
        return turn;
    }
}
