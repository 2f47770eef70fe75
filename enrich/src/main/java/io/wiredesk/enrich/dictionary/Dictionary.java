package io.wiredesk.enrich.dictionary;

import io.wiredesk.enrich.entity.NameType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Entities by name and by id. Implementations are immutable and safe for several threads.
public interface Dictionary {
    /// Everything known by this name, most popular first; empty where nothing is.
    ///
    /// @param key a name as [Names#key] gives it
    List<Known> find(String key);

    /// All that is known of an entity.
    ///
    /// @param id a QID
    Optional<KnownEntity> entity(String id);

    /// Names that are to be taken from a text without a recogniser's word for it, with what they name; by key.
    Map<String, NameType> marked();

    /// The country that a people or an adjective belongs to (`French`, `Frenchmen`).
    ///
    /// @param word as written
    /// @return a QID
    Optional<String> people(String word);

    /// How many entities it has.
    long entities();

    /// What it was made from, so that a link can be explained later.
    String version();
}
