package io.wiredesk.desk.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.wiredesk.desk.record.FeedState;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.sink.query.QuerySyntaxException;
import io.wiredesk.sink.query.SearchRequest;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// The page: a search, the live list, lag and feeds. Works without scripts; with them it moves by itself.
final class PageRoutes {
    private static final int HITS = 25;
    private static final int FEEDS_SHOWN = 500;
    private static final String HTMX = "/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js";

    private final WebSources sources;
    private final FeedDirectory feeds;
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

    PageRoutes(WebSources sources, FeedDirectory feeds) {
        this.sources = sources;
        this.feeds = feeds;
    }

    void add(RoutesConfig routes) {
        routes.get("/", this::page);
        routes.get("/articles/{id}", this::article);
        routes.get("/part/hits", context -> html(context, "hits.jte", Map.of("hits", hits(context))));
        routes.get("/part/lag", context -> html(context, "lag.jte", Map.of("lag", lag())));
        routes.get("/part/feeds", context -> html(context, "feeds.jte", Map.of("feeds", feedRows())));
        asset(routes, "/assets/htmx.js", HTMX, "text/javascript");
        asset(routes, "/assets/live.js", "live.js", "text/javascript");
        asset(routes, "/assets/wiredesk.css", "wiredesk.css", "text/css");
        asset(routes, "/favicon.svg", "favicon.svg", "image/svg+xml");
    }

    private void page(Context context) {
        html(context, "page.jte", Map.of("hits", hits(context), "lag", lag(), "feeds", feedRows()));
    }

    private void article(Context context) {
        EnrichedArticle article = sources.index()
                .article(context.pathParam("id"))
                .orElseThrow(
                        () -> new Problem(404, "No such article", "there is no article " + context.pathParam("id")));
        html(context, "article.jte", Map.of("article", ArticleView.of(article, List.of(), true)));
    }

    private PageView.Hits hits(Context context) {
        try {
            SearchRequest newest = new SearchRequest(
                    SearchParams.query(context), SearchRequest.NEWEST, HITS, context.queryParam("cursor"));
            return PageView.Hits.of(newest.query(), SearchParams.search(sources.index(), newest));
        } catch (QuerySyntaxException e) {
            String hint = e.suggestion().map(s -> "; did you mean " + s + "?").orElse("");
            return PageView.Hits.unreadable(String.valueOf(context.queryParam("q")), e.getMessage() + hint);
        }
    }

    private List<PageView.Lag> lag() {
        return PageView.Lag.of(sources.lag().get());
    }

    /// Those in trouble first, as many as a person looks through.
    private List<PageView.FeedRow> feedRows() {
        return feeds.rows().stream()
                .sorted(Comparator.comparingInt(FeedState::failures).reversed())
                .limit(FEEDS_SHOWN)
                .map(PageView.FeedRow::of)
                .toList();
    }

    private void html(Context context, String template, Map<String, Object> values) {
        StringOutput out = new StringOutput();
        templates.render(template, values, out);
        context.html(out.toString());
    }

    private static void asset(RoutesConfig routes, String path, String resource, String type) {
        byte[] content = read(resource);
        routes.get(
                path,
                context -> context.contentType(type)
                        .header("Cache-Control", "max-age=3600")
                        .result(content));
    }

    private static byte[] read(String resource) {
        try (InputStream in = PageRoutes.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new FileNotFoundException(resource);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("the page's file " + resource + " can't be read from the program", e);
        }
    }
}
