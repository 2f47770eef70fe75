package io.wiredesk.sink.query;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a hit stands where it does: a tree, the whole score at its root. The same from every index, to within a float's
/// rounding.
///
/// @param kind how the parts make the score
/// @param field where the word was found, such as `title_en`; null where there is none
/// @param term the word as the index has it, several of a phrase with blanks between; null where there is none
/// @param score what this comes to
/// @param parts what it is made of, the strongest first
public record Reason(
        Kind kind, @Nullable String field, @Nullable String term, double score, List<Reason> parts) {
    /// How a score comes about.
    public enum Kind {
        /// The parts, multiplied: words times freshness.
        PRODUCT,
        /// The parts, added.
        SUM,
        /// The strongest part alone.
        BEST,
        /// A word or phrase in a field (BM25, with the field's weight).
        WORD,
        /// A condition that holds; it has no degrees.
        FILTER,
        /// The place in a list, `words` or `meaning`: the place itself is the term.
        RANK,
        /// How new the article was at the time of the search, see [Ranking].
        FRESHNESS
    }

    public Reason {
        parts = List.copyOf(parts);
    }

    /// Of parts alone.
    public static Reason of(Kind kind, double score, List<Reason> parts) {
        return new Reason(kind, null, null, score, parts);
    }
}
