package io.wiredesk.sink.query;

import org.jspecify.annotations.Nullable;

/// What a search tells beside the hits, and how they are put together.
///
/// @param facets whether the most frequent values over all hits are counted
/// @param histogram steps of the counts over time; null for none
/// @param collapse whether a story is one hit, its best or newest article
/// @param explain whether each hit says why it stands where it does
/// @param snippets whether each hit has the passages that speak for it
public record Show(boolean facets, @Nullable Interval histogram, boolean collapse, boolean explain, boolean snippets) {
    /// Hits and facets.
    public static final Show USUAL = new Show(true, null, false, false);

    /// Hits alone.
    public static final Show HITS = new Show(false, null, false, false);

    /// Articles alone.
    public static final Show ARTICLES = new Show(false, null, false, false, false);

    /// With snippets.
    public Show(boolean facets, @Nullable Interval histogram, boolean collapse, boolean explain) {
        this(facets, histogram, collapse, explain, true);
    }

    public Show withHistogram(@Nullable Interval interval) {
        return new Show(facets, interval, collapse, explain, snippets);
    }

    public Show collapsed() {
        return new Show(facets, histogram, true, explain, snippets);
    }

    public Show explained() {
        return new Show(facets, histogram, collapse, true, snippets);
    }

    /// Whether anything is counted over all hits.
    public boolean counts() {
        return facets || histogram != null;
    }
}
