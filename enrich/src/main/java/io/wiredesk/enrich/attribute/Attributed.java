package io.wiredesk.enrich.attribute;

import org.jspecify.annotations.Nullable;

/// Who is named as a source, and the words that say so.
///
/// @param name as the text gives it, without its article
/// @param id of the entity of that name, if there is one
/// @param kind what it is said to be
/// @param start first UTF-16 offset of the words
/// @param end offset after them
public record Attributed(String name, @Nullable String id, Kind kind, int start, int end) {

    /// Who reported first, who is cited, who supplied the text.
    public enum Kind {
        ORIGIN,
        CITES,
        AGENCY
    }
}
