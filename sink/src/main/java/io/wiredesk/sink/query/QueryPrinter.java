package io.wiredesk.sink.query;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes a tree in the query language: what is parsed from it is the same tree again. Pure.
public final class QueryPrinter {
    private QueryPrinter() {}

    /// The query, in one way of many; empty for [Query.All].
    public static String print(Query query) {
        return switch (query) {
            case Query.All _ -> "";
            case Query.Text(String text, boolean phrase) -> phrase ? quoted(text) : text;
            case Query.Prefix(QueryField field, String start) -> name(field) + start + "*";
            case Query.Fuzzy(QueryField field, String word, int edits) -> name(field) + word + "~" + edits;
            case Query.Near(Query.Text one, Query.Text other, int distance) ->
                print(one) + " NEAR/" + distance + " " + print(other);
            case Query.Match(QueryField field, String value) -> name(field) + quoted(value);
            case Query.Published(Instant from, Instant until) -> "published:" + published(from, until);
            case Query.PublishedLast(Duration age) -> "published:last-" + age(age);
            case Query.And(List<Query> parts) -> joined(parts, " ");
            case Query.Or(List<Query> parts) -> joined(parts, " OR ");
            case Query.Not(Query part) -> "NOT " + grouped(part);
        };
    }

    private static String joined(List<Query> parts, String separator) {
        return parts.stream().map(QueryPrinter::grouped).collect(Collectors.joining(separator));
    }

    private static String grouped(Query part) {
        return switch (part) {
            case Query.And _, Query.Or _, Query.Near _ -> "(" + print(part) + ")";
            default -> print(part);
        };
    }

    private static String name(@Nullable QueryField field) {
        return field == null ? "" : field.word() + ":";
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    /// The end of a range is part of it, and times are precise to the millisecond.
    private static String published(@Nullable Instant from, @Nullable Instant until) {
        return (from == null ? "" : from) + ".." + (until == null ? "" : until.minusMillis(1));
    }

    private static String age(Duration age) {
        long minutes = age.toMinutes();
        if (minutes % (7 * 24 * 60) == 0) {
            return age.toDays() / 7 + "w";
        }
        if (minutes % (24 * 60) == 0) {
            return age.toDays() + "d";
        }
        return minutes % 60 == 0 ? age.toHours() + "h" : minutes + "m";
    }
}
