package io.wiredesk.desk.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.wiredesk.desk.record.RecordJson;
import io.wiredesk.monitor.LagMetrics;
import io.wiredesk.monitor.LagReport;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.sink.query.SearchRequest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// The interface for programs.
final class ApiRoutes {
    private final WebSources sources;
    private final FeedDirectory feeds;
    private final ArticleStream stream;
    private final AlertDirectory alerts;

    ApiRoutes(WebSources sources, FeedDirectory feeds, ArticleStream stream, AlertDirectory alerts) {
        this.alerts = alerts;
        this.sources = sources;
        this.feeds = feeds;
        this.stream = stream;
    }

    void add(RoutesConfig routes) {
        routes.get("/api/search", context -> {
            JsonNode found = SearchJson.of(SearchParams.search(sources.index(), SearchParams.request(context)));
            json(context, found);
        });
        routes.get("/api/articles/{id}", this::article);
        routes.get("/api/feeds", context -> json(context, feeds.json()));
        routes.get("/api/lag", context -> json(context, LagJson.of(sampled())));
        routes.get("/api/stream", stream::serve);
        routes.get(
                "/feed.rss",
                context -> context.contentType("application/rss+xml; charset=utf-8")
                        .result(feed(context).xml("rss_2.0")));
        routes.get(
                "/feed.atom",
                context -> context.contentType("application/atom+xml; charset=utf-8")
                        .result(feed(context).xml("atom_1.0")));
        routes.get(
                "/feed.json",
                context -> context.contentType("application/feed+json")
                        .result(feed(context).json().toString()));
        routes.get("/metrics", this::metrics);
        routes.get("/healthz", context -> context.result("ok\n"));
        routes.get("/readyz", this::ready);
        routes.get(
                "/openapi.json",
                context -> context.contentType("application/json").result(openapi()));
    }

    private void article(Context context) {
        String id = context.pathParam("id");
        EnrichedArticle article = sources.index()
                .article(id)
                .orElseThrow(() -> new Problem(404, "No such article", "there is no article " + id));
        String format = context.queryParam("format");
        if (format == null || format.equals("json")) {
            json(context, RecordJson.of(article));
        } else if (format.equals("ninjs")) {
            json(context, Ninjs.of(article));
        } else {
            throw new Problem(400, "Bad parameter", "format is json or ninjs, not '" + format + "'");
        }
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
        context.contentType("text/plain; version=0.0.4; charset=utf-8").result(lag + own);
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
