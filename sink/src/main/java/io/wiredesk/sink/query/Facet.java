package io.wiredesk.sink.query;

/// One value among the hits.
///
/// @param value what to put after the field's name in a query: a QID, a slug or code, a domain, a language
/// @param label its name for people
/// @param count hits that have it
public record Facet(String value, String label, long count) {}
