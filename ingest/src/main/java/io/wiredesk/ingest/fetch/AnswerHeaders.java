package io.wiredesk.ingest.fetch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The headers of an answer; names in any case, values as they came.
public final class AnswerHeaders {
    private final Map<String, List<String>> values = new HashMap<>();

    AnswerHeaders() {}

    void add(String name, String value) {
        values.computeIfAbsent(name.toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                .add(value);
    }

    /// The first value of the name.
    public Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /// All values of the name, in order; empty when there is none.
    public List<String> all(String name) {
        return List.copyOf(values.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()));
    }
}
