package io.wiredesk.sink.query;

import org.jspecify.annotations.Nullable;

/// One page of one search.
///
/// @param query in the query language; empty finds every article
/// @param sort `relevance` or `newest`; null is `relevance`
/// @param limit hits on the page, 0 to 1000
/// @param cursor of the page before, null for the first
public record SearchRequest(
        String query,
        @Nullable String sort,
        int limit,
        @Nullable String cursor) {
    public static final String RELEVANCE = "relevance";
    public static final String NEWEST = "newest";
    public static final int MAX_LIMIT = 1_000;

    public SearchRequest {
        if (limit < 0 || limit > MAX_LIMIT) {
            throw new BadSearchException("limit must be 0 to " + MAX_LIMIT + ", not " + limit);
        }
        if (sort != null && !sort.equals(RELEVANCE) && !sort.equals(NEWEST)) {
            throw new BadSearchException("sort must be relevance or newest, not '" + sort + "'");
        }
    }

    /// Whether the newest article comes first, not the most relevant.
    public boolean newestFirst() {
        return NEWEST.equals(sort);
    }
}
