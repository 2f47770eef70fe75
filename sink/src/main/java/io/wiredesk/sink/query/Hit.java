package io.wiredesk.sink.query;

import io.wiredesk.news.EnrichedArticle;
import java.util.List;

/// One article found.
///
/// @param article the newest revision
/// @param score relevance, comparable within one search only
/// @param snippets passages of the text as HTML, escaped, the words found in `<mark>`
public record Hit(EnrichedArticle article, double score, List<String> snippets) {
    public Hit {
        snippets = List.copyOf(snippets);
    }
}
