package io.wiredesk.sink.query;

import io.wiredesk.news.EnrichedArticle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One article found.
///
/// @param article the newest revision
/// @param score relevance, comparable within one search only
/// @param snippets passages of the text as HTML, escaped, the words found in `<mark>`
/// @param others further articles of its story that were found too, where stories are one hit; 0 otherwise
/// @param reason why it stands where it does; null where nobody asked
public record Hit(
        EnrichedArticle article,
        double score,
        List<String> snippets,
        long others,
        @Nullable Reason reason) {
    public Hit {
        snippets = List.copyOf(snippets);
    }
}
