package io.wiredesk.desk.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.wiredesk.desk.record.RecordJson;
import io.wiredesk.monitor.LagMetrics;
import io.wiredesk.monitor.LagReport;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.sink.SearchIndex;
import io.wiredesk.sink.query.SearchRequest;
import io.wiredesk.sink.query.SearchResult;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The interface for programs.
final class ApiRoutes {
    private static final Map<String, String> FORMATS = Map.of(
            "application/json", "json",
            "text/csv", "csv",
            "application/x-ndjson", "ndjson",
            "application/ld+json", "jsonld");

    private final WebSources sources;
    private final FeedDirectory feeds;
    private final ArticleStream stream;
    private final AlertDirectory alerts;
    private final boolean semantic;

    /// @param semantic whether searches by meaning are answered
    ApiRoutes(WebSources sources, FeedDirectory feeds, ArticleStream stream, AlertDirectory alerts, boolean semantic) {
        this.semantic = semantic;
        this.alerts = alerts;
        this.sources = sources;
        this.feeds = feeds;
        this.stream = stream;
    }

    void add(RoutesConfig routes) {
        routes.get("/api/search", this::search);
        new EntityRoutes(sources.index()).add(routes);
        routes.get("/api/articles/{id}", this::article);
        routes.get("/api/articles/{id}/similar", this::similar);
        routes.get("/api/feeds", this::feeds);
        routes.get("/api/lag", this::lag);
        routes.get("/api/stream", stream::serve);
        routes.get("/feed.rss", this::rss);
        routes.get("/feed.atom", this::atom);
        routes.get("/feed.json", this::jsonFeed);
        routes.get("/metrics", this::metrics);
        routes.get("/healthz", context -> context.result("ok\n"));
        routes.get("/readyz", this::ready);
        routes.get("/asyncapi.json", context -> json(context, AsyncApi.of(sources.wire())));
        routes.get(
                "/openapi.json",
                context -> context.contentType("application/json").result(openapi()));
    }

    void feeds(Context context) {
        json(context, feeds.json());
    }

    void lag(Context context) {
        json(context, LagJson.of(sampled()));
    }

    void rss(Context context) {
        context.contentType("application/rss+xml; charset=utf-8")
                .result(feed(context).xml("rss_2.0"));
    }

    void atom(Context context) {
        context.contentType("application/atom+xml; charset=utf-8")
                .result(feed(context).xml("atom_1.0"));
    }

    void jsonFeed(Context context) {
        context.contentType("application/feed+json").result(feed(context).json().toString());
    }

    /// A search whose newest hits come first, whatever is asked for.
    void newest(Context context) {
        SearchRequest asked = SearchParams.request(context);
        search(
                context,
                new SearchRequest(asked.query(), SearchRequest.NEWEST, asked.limit(), asked.cursor(), asked.show()));
    }

    void search(Context context) {
        search(context, SearchParams.request(context));
    }

    private void search(Context context, SearchRequest asked) {
        SearchResult found = SearchParams.search(context, sources, semantic, asked);
        switch (format(context, List.of("json", "csv", "ndjson"))) {
            case "csv" ->
                context.contentType("text/csv; charset=utf-8; header=present").result(SearchExport.csv(found));
            case "ndjson" -> context.contentType("application/x-ndjson").result(SearchExport.ndjson(found));
            default -> json(context, SearchJson.of(found, asked.show()));
        }
        if (found.nextCursor() != null) {
            context.header("Link", "<" + next(context, found.nextCursor()) + ">; rel=\"next\"");
        }
    }

    /// Where the next page is (RFC 8288), for the forms that have no room to say so.
    private static String next(Context context, String cursor) {
        StringBuilder address = new StringBuilder(context.path()).append('?');
        context.queryParamMap()
                .forEach((name, values) -> values.forEach(value -> {
                    if (!name.equals("cursor")) {
                        address.append(encoded(name))
                                .append('=')
                                .append(encoded(value))
                                .append('&');
                    }
                }));
        return address.append("cursor=").append(encoded(cursor)).toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /// The form asked for: by `format`, otherwise by the first of the media types in `Accept` that we have.
    ///
    /// @param known the first is what those get who don't say
    private static String format(Context context, List<String> known) {
        String named = context.queryParam("format");
        if (named != null && !known.contains(named)) {
            throw new Problem(
                    400, "Bad parameter", "format is one of " + String.join(", ", known) + ", not '" + named + "'");
        }
        String accepted = Objects.requireNonNullElse(context.header("Accept"), "");
        return named != null
                ? named
                : Arrays.stream(accepted.split(","))
                        .map(range -> FORMATS.getOrDefault(range.split(";", 2)[0].strip(), ""))
                        .filter(known::contains)
                        .findFirst()
                        .orElse(known.getFirst());
    }

    /// @throws Problem 404 where there is none of that id
    static EnrichedArticle article(SearchIndex index, String id) {
        return index.article(id).orElseThrow(() -> new Problem(404, "No such article", "there is no article " + id));
    }

    void article(Context context) {
        EnrichedArticle article = article(sources.index(), context.pathParam("id"));
        switch (format(context, List.of("json", "ninjs", "jsonld"))) {
            case "ninjs" -> json(context, Ninjs.of(article));
            case "jsonld" ->
                context.contentType("application/ld+json")
                        .result(JsonLd.of(article).toString());
            default -> json(context, RecordJson.of(article));
        }
    }

    private void similar(Context context) {
        String id = context.pathParam("id");
        SearchRequest asked = SearchParams.similar(context);
        SearchResult found = sources.index()
                .similar(id, asked)
                .orElseThrow(() -> new Problem(404, "No such article", "there is no article " + id));
        json(context, SearchJson.of(found, asked.show()).without(List.of("facets", "next_cursor")));
    }

    private LagReport sampled() {
        return sources.lag()
                .get()
                .orElseThrow(() -> new Problem(503, "No sample yet", "the cluster's lag was not sampled yet"));
    }

    private SearchFeeds feed(Context context) {
        return AlertRoutes.feed(context, alerts, sources).orElseGet(() -> searchFeed(context));
    }

    private SearchFeeds searchFeed(Context context) {
        SearchRequest asked = SearchParams.request(context);
        SearchRequest newest = new SearchRequest(asked.query(), SearchRequest.NEWEST, asked.limit(), asked.cursor());
        return new SearchFeeds(newest.query(), context.fullUrl(), SearchParams.search(sources.index(), newest));
    }

    private void metrics(Context context) {
        String lag = sources.lag().get().map(LagMetrics::render).orElse("");
        String own = """
                # HELP wiredesk_index_articles Articles in the search index.
                # TYPE wiredesk_index_articles gauge
                wiredesk_index_articles %d
                """.formatted(sources.index().count());
        context.contentType("text/plain; version=0.0.4; charset=utf-8").result(lag + own + Meters.scrape());
    }

    private void ready(Context context) {
        if (!sources.ready().getAsBoolean()) {
            throw new Problem(503, "Not ready", "a stage behind this page does not run");
        }
        context.result("ready\n");
    }

    private static String openapi() throws IOException {
        try (InputStream in = ApiRoutes.class.getResourceAsStream("openapi.json")) {
            if (in == null) {
                throw new IOException("the program lacks openapi.json");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static void json(Context context, JsonNode node) {
        context.contentType("application/json").result(node.toString());
    }
}
