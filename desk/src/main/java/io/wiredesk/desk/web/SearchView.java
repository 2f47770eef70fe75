package io.wiredesk.desk.web;

import io.wiredesk.sink.query.Facet;
import io.wiredesk.sink.query.QuerySyntaxException;
import io.wiredesk.sink.query.SearchResult;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A search and what it found, as the page shows it.
///
/// @param address what was asked for
/// @param query all of it in the query language, filters too
/// @param fault why the query can't be read; null where it can
/// @param total articles found
/// @param chosen filters that hold, each with the address without it
/// @param groups values to narrow the search by
/// @param bars the hits over time; null where there are none
/// @param next address of the next page; null where this is the last
public record SearchView(
        Address address,
        String query,
        @Nullable String fault,
        long total,
        List<ArticleView> articles,
        List<Choice> chosen,
        List<Group> groups,
        @Nullable Bars bars,
        @Nullable String next) {
    private static final List<String> FILTERS = List.of("topic", "entity", "source", "lang", "story");

    /// A value to filter by.
    ///
    /// @param field parameter of the filter, such as `topic`
    /// @param count hits that have it
    /// @param address the search with or, where it holds already, without it
    /// @param narrower values below it
    public record Choice(
            String field,
            String value,
            String label,
            long count,
            boolean held,
            String address,
            List<Choice> narrower) {}

    /// Values of one field, the most frequent first.
    public record Group(String field, List<Choice> choices) {}

    static SearchView of(Address address, String query, SearchResult result, @Nullable Bars bars) {
        String cursor = result.nextCursor();
        return new SearchView(
                address,
                query,
                null,
                result.total(),
                result.hits().stream()
                        .map(hit -> ArticleView.line(hit.article(), hit.snippets(), hit.others()))
                        .toList(),
                chosen(address, result),
                List.of(
                        group(address, result, "topic", SearchResult.TOPICS),
                        group(address, result, "entity", SearchResult.ENTITIES),
                        group(address, result, "source", SearchResult.SOURCES),
                        group(address, result, "lang", SearchResult.LANGUAGES)),
                bars,
                cursor == null ? null : address.with("cursor", cursor).toString());
    }

    static SearchView unreadable(Address address, QuerySyntaxException fault) {
        String hint = fault.suggestion().map(s -> "; did you mean " + s + "?").orElse("");
        return new SearchView(
                address, address.value("q"), fault.getMessage() + hint, 0, List.of(), List.of(), List.of(), null, null);
    }

    private static List<Choice> chosen(Address address, SearchResult result) {
        List<Choice> all = new ArrayList<>();
        for (String field : FILTERS) {
            for (String value : address.values(field)) {
                all.add(new Choice(
                        field,
                        value,
                        label(result, value),
                        result.total(),
                        true,
                        address.minus(field, value).toString(),
                        List.of()));
            }
        }
        if (!address.value("from").isEmpty() || !address.value("to").isEmpty()) {
            String span = address.value("from") + " – " + address.value("to");
            all.add(new Choice(
                    "time",
                    span,
                    span,
                    result.total(),
                    true,
                    address.without("from", "to").toString(),
                    List.of()));
        }
        return List.copyOf(all);
    }

    /// What the hits call a value; the value where none of the most frequent is it.
    private static String label(SearchResult result, String value) {
        return result.facets().values().stream()
                .flatMap(List::stream)
                .flatMap(facet -> Stream.concat(Stream.of(facet), facet.narrower().stream()))
                .filter(facet -> facet.value().equals(value))
                .map(Facet::label)
                .findFirst()
                .orElse(value);
    }

    private static Group group(Address address, SearchResult result, String field, String facet) {
        return new Group(
                field,
                result.facets().getOrDefault(facet, List.of()).stream()
                        .map(each -> choice(address, field, each))
                        .toList());
    }

    static Choice choice(Address address, String field, Facet facet) {
        boolean held = address.has(field, facet.value());
        Address there = held ? address.minus(field, facet.value()) : address.plus(field, facet.value());
        return new Choice(
                field,
                facet.value(),
                facet.label(),
                facet.count(),
                held,
                there.toString(),
                facet.narrower().stream()
                        .map(narrower -> choice(address, field, narrower))
                        .toList());
    }
}
