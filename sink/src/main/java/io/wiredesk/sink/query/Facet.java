package io.wiredesk.sink.query;

import java.util.List;

/// One value among the hits.
///
/// @param value what to put after the field's name in a query: a QID, a slug or code, a domain, a language
/// @param label its name for people
/// @param count hits that have it
/// @param narrower the values below it, most frequent first; only subjects have some
public record Facet(String value, String label, long count, List<Facet> narrower) {
    public Facet {
        narrower = List.copyOf(narrower);
    }

    /// A value with nothing below it.
    public Facet(String value, String label, long count) {
        this(value, label, count, List.of());
    }
}
