package io.wiredesk.desk.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.wiredesk.desk.record.RecordJson;
import io.wiredesk.desk.record.SavedSearches;
import io.wiredesk.news.Alert;
import io.wiredesk.news.Article;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.SavedSearch;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Saved searches and their alerts, for programs and for people. What changes something takes JSON, which a page
/// elsewhere can't send unasked, or a form of our own page.
final class AlertRoutes {
    private static final int LIMIT = 50;
    private static final int MAX_LIMIT = 500;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final WebSources sources;
    private final AlertDirectory alerts;
    private final AlertStream stream;
    private final Pages pages;

    AlertRoutes(WebSources sources, AlertDirectory alerts, AlertStream stream, Pages pages) {
        this.pages = pages;
        this.sources = sources;
        this.alerts = alerts;
        this.stream = stream;
    }

    void add(RoutesConfig routes) {
        routes.get("/api/searches", this::searches);
        routes.post("/api/searches", this::save);
        routes.delete("/api/searches/{id}", this::remove);
        routes.get("/api/alerts", this::list);
        routes.get("/api/alerts/stream", stream::serve);
        routes.get("/alerts", new Negotiated(this::page).or("application/json", this::list));
        routes.post("/alerts", this::form);
        routes.post("/alerts/{id}/remove", this::removeForm);
    }

    private void searches(Context context) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        var all = json.putArray("searches");
        alerts.searches().forEach(search -> all.add(RecordJson.of(search)));
        json(context, json);
    }

    private void list(Context context) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        var all = json.putArray("alerts");
        alerts.newest(context.queryParam("search"), limit(context)).forEach(alert -> all.add(RecordJson.of(alert)));
        json(context, json);
    }

    private static int limit(Context context) {
        String given = context.queryParam("limit");
        if (given == null) {
            return LIMIT;
        }
        if (!given.matches("[0-9]{1,3}") || Integer.parseInt(given) < 1 || Integer.parseInt(given) > MAX_LIMIT) {
            throw new Problem(
                    400, "Bad parameter", "limit is a number from 1 to " + MAX_LIMIT + ", not '" + given + "'");
        }
        return Integer.parseInt(given);
    }

    private void save(Context context) {
        String type = String.valueOf(context.contentType()).toLowerCase(Locale.ROOT);
        if (!type.startsWith("application/json")) {
            throw new Problem(415, "Unsupported media type", "a saved search is sent as application/json");
        }
        SavedSearch search = made(body(context));
        put(context, search);
        ObjectNode json = RecordJson.of(search);
        // Told this once, to whoever saved it.
        json.put("webhook_secret", search.getWebhookSecret());
        json(context.status(201), json);
    }

    private void put(Context context, SavedSearch search) {
        new SavedSearches(sources.wire()).put(search);
        Gate.audit(context, sources.wire()).saved(search);
    }

    private static JsonNode body(Context context) {
        try {
            return JSON.readTree(context.bodyAsBytes());
        } catch (IOException e) {
            throw new Problem(400, "Bad request", "the body is no JSON: " + firstLine(e));
        }
    }

    private static SavedSearch made(JsonNode body) {
        return made(
                body.path("name").asText(""),
                body.path("query").asText(""),
                body.path("every_article").asBoolean(false),
                body.path("webhook").textValue());
    }

    private static SavedSearch made(String name, String query, boolean everyArticle, @Nullable String webhook) {
        try {
            return SavedSearches.make(name, query, everyArticle, webhook, Instant.now());
        } catch (IllegalArgumentException e) {
            throw new Problem(400, "Bad request", String.valueOf(e.getMessage()));
        }
    }

    private void remove(Context context) {
        SavedSearch search = search(context);
        new SavedSearches(sources.wire()).remove(search.getId());
        Gate.audit(context, sources.wire()).removedSearch(search.getId());
        context.status(204);
    }

    private SavedSearch search(Context context) {
        String id = context.pathParam("id");
        return alerts.search(id)
                .orElseThrow(() -> new Problem(404, "No such search", "there is no saved search " + id));
    }

    private void page(Context context) {
        String search = context.queryParam("search");
        Frame frame = Frame.of(Pages.words(context), "/alerts", "alerts");
        AlertView view = AlertView.of(alerts.searches(), alerts.newest(search, LIMIT), search);
        pages.answer(context, "alerts.jte", frame, Map.of("page", view));
    }

    private void form(Context context) {
        Pages.refuseForeignForm(context);
        String name = Optional.ofNullable(context.formParam("name")).orElse("");
        String query = Optional.ofNullable(context.formParam("query")).orElse("");
        put(context, made(name, query, context.formParam("every_article") != null, null));
        context.redirect("/alerts", HttpStatus.SEE_OTHER);
    }

    private void removeForm(Context context) {
        Pages.refuseForeignForm(context);
        remove(context);
        context.redirect("/alerts", HttpStatus.SEE_OTHER);
    }

    /// The articles of the newest alerts, as a feed.
    static Optional<SearchFeeds> feed(Context context, AlertDirectory alerts, WebSources sources) {
        String id = context.queryParam("search");
        if (id == null) {
            return Optional.empty();
        }
        SavedSearch search = alerts.search(id)
                .orElseThrow(() -> new Problem(404, "No such search", "there is no saved search " + id));
        List<Article> articles = alerts.newest(id, limit(context)).stream()
                .map(Alert::getArticleId)
                .distinct()
                .map(sources.index()::article)
                .flatMap(Optional::stream)
                .map(EnrichedArticle::getArticle)
                .toList();
        return Optional.of(new SearchFeeds(search.getName(), context.fullUrl(), articles));
    }

    private static String firstLine(IOException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static void json(Context context, JsonNode node) {
        context.contentType("application/json").result(node.toString());
    }
}
