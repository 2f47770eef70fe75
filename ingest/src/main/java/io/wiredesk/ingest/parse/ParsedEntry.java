package io.wiredesk.ingest.parse;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One entry of a feed. Links are absolute where they can be.
///
/// @param id the entry's own identifier (guid), as given
/// @param author display name as the feed gives it
/// @param source where the entry was taken from, in feeds that quote others
public record ParsedEntry(
        @Nullable String id,
        @Nullable String link,
        @Nullable Markup title,
        @Nullable Markup summary,
        @Nullable Markup content,
        @Nullable Instant published,
        @Nullable Instant updated,
        @Nullable String author,
        List<String> authors,
        List<String> tags,
        List<Attachment> enclosures,
        @Nullable Origin source) {

    /// A file that comes with the entry.
    ///
    /// @param length bytes, as the feed states them
    public record Attachment(
            String url, @Nullable String type, @Nullable Long length) {}

    /// Where the entry was taken from.
    public record Origin(@Nullable String title, @Nullable String link) {}

    public ParsedEntry {
        authors = List.copyOf(authors);
        tags = List.copyOf(tags);
        enclosures = List.copyOf(enclosures);
    }
}
