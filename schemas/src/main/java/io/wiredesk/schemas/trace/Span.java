package io.wiredesk.schemas.trace;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// A step that a revision has passed.
///
/// @param name of the step, such as `enrich`
/// @param context its own
/// @param parent the step before it; empty for the first
/// @param attributes what it was done to
public record Span(
        String name,
        TraceContext context,
        Optional<TraceContext> parent,
        Instant start,
        Instant end,
        Map<String, String> attributes) {
    public Span {
        attributes = Map.copyOf(attributes);
    }
}
