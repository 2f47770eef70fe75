package io.wiredesk.sink.query;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One page of one search.
///
/// @param query in the query language; empty finds every article
/// @param sort a word of [Order]; null is `relevance`
/// @param limit hits on the page, 0 to 1000
/// @param cursor of the page before, null for the first
/// @param show what is told beside the hits
public record SearchRequest(
        String query,
        @Nullable String sort,
        int limit,
        @Nullable String cursor,
        Show show) {
    public static final String RELEVANCE = "relevance";
    public static final String NEWEST = "newest";
    public static final int MAX_LIMIT = 1_000;

    /// As far down as pages go where stories are one hit: each page counts from the first story on.
    public static final int MAX_STORIES = 10_000;

    public SearchRequest {
        if (limit < 0 || limit > MAX_LIMIT) {
            throw new BadSearchException("limit must be 0 to " + MAX_LIMIT + ", not " + limit);
        }
        Order _ = Order.of(Objects.requireNonNullElse(sort, RELEVANCE));
    }

    /// Hits and facets.
    public SearchRequest(String query, @Nullable String sort, int limit, @Nullable String cursor) {
        this(query, sort, limit, cursor, Show.USUAL);
    }

    /// Where the page before ended; empty for the first page.
    ///
    /// @throws BadSearchException where the cursor is none of this search
    public Optional<Cursor> decodeCursor() {
        return Optional.ofNullable(cursor).map(text -> Cursor.decode(text, order(), show.collapse()));
    }

    /// Which hits come first.
    public Order order() {
        return Order.of(Objects.requireNonNullElse(sort, RELEVANCE));
    }
}
