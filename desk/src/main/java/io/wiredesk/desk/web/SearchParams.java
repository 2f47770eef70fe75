package io.wiredesk.desk.web;

import io.javalin.http.Context;
import io.wiredesk.desk.record.ArticleFilter;
import io.wiredesk.sink.SearchIndex;
import io.wiredesk.sink.meaning.MeaningSearch;
import io.wiredesk.sink.query.BadSearchException;
import io.wiredesk.sink.query.Interval;
import io.wiredesk.sink.query.Order;
import io.wiredesk.sink.query.QueryParser;
import io.wiredesk.sink.query.SearchRequest;
import io.wiredesk.sink.query.SearchResult;
import io.wiredesk.sink.query.Show;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The parameters of a search as the index's query.
final class SearchParams {
    private static final Pattern VALUE = Pattern.compile("[\\p{L}\\p{N}._:/-]{1,200}");
    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d{2}(?:-\\d{2})?(?:T[0-9:.]+Z?)?");
    private static final int DEFAULT_LIMIT = 20;
    private static final List<String> FIELDS = List.of("entity", "lang", "source", "story", "topic");

    private SearchParams() {}

    /// @throws Problem 400 for a value that can't be one
    static SearchRequest request(Context context) {
        try {
            return new SearchRequest(
                    query(context),
                    context.queryParam("sort"),
                    limit(context),
                    context.queryParam("cursor"),
                    show(context));
        } catch (BadSearchException e) {
            throw new Problem(400, "Bad parameter", String.valueOf(e.getMessage()));
        }
    }

    /// The articles like one, as many as `limit` says, put together as `collapse` and `explain` say.
    ///
    /// @throws Problem 400 for a value that can't be one
    static SearchRequest similar(Context context) {
        try {
            Show asked = show(context);
            Show shown = new Show(false, null, asked.collapse(), asked.explain());
            return new SearchRequest("", Order.WORDS.word(), limit(context), null, shown);
        } catch (BadSearchException e) {
            throw new Problem(400, "Bad parameter", String.valueOf(e.getMessage()));
        }
    }

    private static Show show(Context context) {
        String interval = context.queryParam("histogram");
        String collapse = context.queryParam("collapse");
        if (given(collapse) && !"story".equals(collapse)) {
            throw new Problem(400, "Bad parameter", "collapse must be story, not '" + collapse + "'");
        }
        return new Show(
                truth(context, "facets", true),
                given(interval) ? Interval.of(String.valueOf(interval)) : null,
                given(collapse),
                truth(context, "explain", false));
    }

    private static boolean truth(Context context, String name, boolean otherwise) {
        String value = context.queryParam(name);
        if (given(value) && !"true".equals(value) && !"false".equals(value)) {
            throw new Problem(400, "Bad parameter", name + " must be true or false, not '" + value + "'");
        }
        return given(value) ? "true".equals(value) : otherwise;
    }

    /// Answers a request, by words, or where `semantic` says so by words and meaning.
    ///
    /// @throws Problem 400 for a cursor of another search, and for what no search by meaning can do
    static SearchResult search(Context context, WebSources sources, boolean allowed, SearchRequest request) {
        if (!truth(context, "semantic", false)) {
            return search(sources.index(), request);
        }
        if (!allowed) {
            throw new Problem(400, "Bad parameter", "searches by meaning are off here: web.semantic");
        }
        try {
            return new MeaningSearch(sources.index(), sources.vectors()).search(request);
        } catch (BadSearchException e) {
            throw new Problem(400, "Bad parameter", String.valueOf(e.getMessage()));
        }
    }

    /// Answers a request by words.
    ///
    /// @throws Problem 400 for a cursor of another search
    static SearchResult search(SearchIndex index, SearchRequest request) {
        try {
            return index.search(request);
        } catch (BadSearchException e) {
            throw new Problem(400, "Bad parameter", String.valueOf(e.getMessage()));
        }
    }

    /// The query that `q` and the other parameters make together.
    static String query(Context context) {
        List<String> parts = new ArrayList<>();
        String words = context.queryParam("q");
        List<String> filters = new ArrayList<>();
        FIELDS.forEach(name -> context.queryParams(name).stream()
                .filter(value -> !value.isBlank())
                .forEach(value -> filters.add(name + ":" + checked(name, value, VALUE))));
        String from = context.queryParam("from");
        String to = context.queryParam("to");
        if (given(from) || given(to)) {
            filters.add("published:" + (given(from) ? checked("from", String.valueOf(from), INSTANT) : "") + ".."
                    + (given(to) ? checked("to", String.valueOf(to), INSTANT) : ""));
        }
        if (given(words)) {
            // Read alone first: what it says must not close the parentheses, and faults are counted from its start.
            var _ = QueryParser.parse(String.valueOf(words));
            parts.add(filters.isEmpty() ? String.valueOf(words) : "(" + words + ")");
        }
        parts.addAll(filters);
        return String.join(" ", parts);
    }

    private static boolean given(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    private static String checked(String name, String value, Pattern allowed) {
        if (!allowed.matcher(value.strip()).matches()) {
            throw new Problem(400, "Bad parameter", name + " can't be '" + value + "'");
        }
        return value.strip();
    }

    private static int limit(Context context) {
        String limit = context.queryParam("limit");
        try {
            return given(limit) ? Integer.parseInt(String.valueOf(limit)) : DEFAULT_LIMIT;
        } catch (NumberFormatException e) {
            throw new Problem(400, "Bad parameter", "limit must be a number, not '" + limit + "'");
        }
    }

    /// The same parameters for a stream, which knows no words.
    ///
    /// @throws Problem 400 for words, rather than to pass them over
    static ArticleFilter filter(Context context) {
        if (given(context.queryParam("q"))) {
            throw new Problem(400, "Bad parameter", "a stream has no q; it has entity, topic, source and lang");
        }
        return new ArticleFilter(
                context.queryParams("entity"),
                context.queryParams("topic"),
                context.queryParams("source"),
                context.queryParams("lang"));
    }
}
