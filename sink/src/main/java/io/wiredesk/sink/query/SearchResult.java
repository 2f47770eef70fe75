package io.wiredesk.sink.query;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One page of hits and an overview of them all.
///
/// @param total articles found, exactly, whether or not a story is one hit
/// @param hits the page, in the order asked for
/// @param nextCursor for the next page; null where this is the last
/// @param facets most frequent values over all hits: `topics`, `entities`, `sources`, `languages`; empty where nobody
/// asked
/// @param histogram the hits over time; null where nobody asked
public record SearchResult(
        long total,
        List<Hit> hits,
        @Nullable String nextCursor,
        Map<String, List<Facet>> facets,
        @Nullable Histogram histogram) {
    public static final String TOPICS = "topics";
    public static final String ENTITIES = "entities";
    public static final String SOURCES = "sources";
    public static final String LANGUAGES = "languages";

    public SearchResult {
        hits = List.copyOf(hits);
        facets = Map.copyOf(facets);
    }

    /// Nothing found.
    public static SearchResult none() {
        return new SearchResult(
                0,
                List.of(),
                null,
                Map.of(TOPICS, List.of(), ENTITIES, List.of(), SOURCES, List.of(), LANGUAGES, List.of()),
                null);
    }
}
