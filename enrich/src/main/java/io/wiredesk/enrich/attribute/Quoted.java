package io.wiredesk.enrich.attribute;

import org.jspecify.annotations.Nullable;

/// Words that a text quotes.
///
/// @param start first UTF-16 offset of the words, within the quotation marks
/// @param end offset after them, within the quotation marks
/// @param speaker who said them, as an entity's name or as the text puts it; null where it can't be told
/// @param speakerId id of the entity who speaks
/// @param cue where the text says who speaks; null where the quotation goes on from the one before
public record Quoted(
        int start,
        int end,
        @Nullable String speaker,
        @Nullable String speakerId,
        @Nullable Cue cue) {

    /// The words that say who speaks, such as "the minister said".
    public record Cue(int start, int end) {}
}
