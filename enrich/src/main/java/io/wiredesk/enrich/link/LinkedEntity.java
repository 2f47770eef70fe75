package io.wiredesk.enrich.link;

import io.wiredesk.enrich.entity.NameSpan;
import io.wiredesk.enrich.entity.NameType;
import java.util.List;

/// An entity and the places of the text that name it.
///
/// @param id a Wikidata id (`Q7747`), or `local:` and a hash of type and name where the dictionary was not sure
/// @param name the dictionary's label, or the fullest name the text gives
/// @param type what kind of thing it is; [NameType#MISC] with a country's id where its people is named
/// @param confidence from 0 to 1
/// @param mentions where the text names it, in order
public record LinkedEntity(String id, String name, NameType type, double confidence, List<NameSpan> mentions) {

    /// Copies the mentions.
    public LinkedEntity {
        mentions = List.copyOf(mentions);
    }

    /// Whether the dictionary knows this entity.
    public boolean known() {
        return !id.startsWith("local:");
    }
}
