package io.wiredesk.sink.query;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a query means, as a tree. Immutable.
public sealed interface Query {

    /// Every article.
    record All() implements Query {}

    /// A word or phrase in the article's own words, its entities or its keywords.
    ///
    /// @param text as typed, quotes removed
    /// @param phrase whether it stood in quotes
    record Text(String text, boolean phrase) implements Query {}

    /// A word that begins so.
    ///
    /// @param field whose words; null for those that [Text] looks into
    /// @param start as typed, the star removed
    record Prefix(@Nullable QueryField field, String start) implements Query {}

    /// A word that differs by few letters.
    ///
    /// @param field whose words; null for those that [Text] looks into
    /// @param edits letters added, left out, replaced or swapped at most, 1 or 2
    record Fuzzy(@Nullable QueryField field, String word, int edits) implements Query {}

    /// Two words or phrases close to each other, whichever comes first.
    ///
    /// @param distance words between them at most
    record Near(Text one, Text other, int distance) implements Query {}

    /// A value in one field.
    record Match(QueryField field, String value) implements Query {}

    /// When the article was published.
    ///
    /// @param from first instant; null without a lower bound
    /// @param until instant after the last; null without an upper bound
    record Published(@Nullable Instant from, @Nullable Instant until) implements Query {}

    /// Published at most this long before the search.
    record PublishedLast(Duration age) implements Query {}

    /// All of these.
    record And(List<Query> parts) implements Query {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /// Any of these.
    record Or(List<Query> parts) implements Query {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    /// All but this.
    record Not(Query part) implements Query {}
}
