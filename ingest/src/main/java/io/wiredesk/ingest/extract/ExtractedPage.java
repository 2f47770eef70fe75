package io.wiredesk.ingest.extract;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a page says, without all that stands around it.
///
/// @param title headline, without the name of the site
/// @param text main text, paragraphs separated by a blank line; empty where no article was found
/// @param byline who wrote it, as the page says it
/// @param language BCP 47 tag, as the page says it
/// @param canonical the page's address by its own account, absolute
public record ExtractedPage(
        @Nullable String title,
        String text,
        @Nullable String byline,
        @Nullable Instant published,
        @Nullable String language,
        @Nullable String canonical) {

    /// Whether an article was found.
    public boolean hasText() {
        return !text.isEmpty();
    }
}
