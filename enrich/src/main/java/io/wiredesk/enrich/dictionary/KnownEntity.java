package io.wiredesk.enrich.dictionary;

import java.util.List;

/// All that a dictionary has of an entity.
///
/// @param known id, type, popularity, label, country
/// @param aliases its other names, as written
/// @param description what it is, empty where that isn't known
/// @param origin where the facts are from
public record KnownEntity(Known known, List<String> aliases, String description, String origin) {
    /// Copies the names.
    public KnownEntity {
        aliases = List.copyOf(aliases);
    }
}
