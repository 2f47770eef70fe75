package io.wiredesk.desk.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.wiredesk.desk.record.RecordJson;
import io.wiredesk.news.Story;
import java.util.Map;

/// Stories, for programs and for people.
final class StoryRoutes {
    private static final int LIMIT = 20;
    private static final int MAX_LIMIT = 100;

    private final WebSources sources;
    private final StoryDirectory stories;
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);

    StoryRoutes(WebSources sources, StoryDirectory stories) {
        this.sources = sources;
        this.stories = stories;
    }

    void add(RoutesConfig routes) {
        routes.get("/api/stories", this::list);
        routes.get(
                "/api/stories/{id}",
                context -> context.contentType("application/json")
                        .result(RecordJson.of(story(context)).toString()));
        routes.get("/stories/{id}", this::page);
    }

    private void list(Context context) {
        int limit = number(context, "limit", LIMIT, MAX_LIMIT);
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        var found = json.putArray("stories");
        stories.newest(number(context, "min_size", 1, Integer.MAX_VALUE), limit)
                .forEach(story -> found.add(RecordJson.of(story)));
        context.contentType("application/json").result(json.toString());
    }

    private static int number(Context context, String name, int otherwise, int most) {
        String given = context.queryParam(name);
        if (given == null) {
            return otherwise;
        }
        if (!given.matches("[0-9]{1,9}") || Integer.parseInt(given) < 1 || Integer.parseInt(given) > most) {
            throw new Problem(400, "Bad parameter", name + " is a number from 1 to " + most + ", not '" + given + "'");
        }
        return Integer.parseInt(given);
    }

    private Story story(Context context) {
        String id = context.pathParam("id");
        return stories.find(id).orElseThrow(() -> new Problem(404, "No such story", "there is no story " + id));
    }

    private void page(Context context) {
        StoryView view = StoryView.of(story(context), sources.index()::article, context.queryParam("compare"));
        StringOutput out = new StringOutput();
        templates.render("story.jte", Map.of("story", view), out);
        context.html(out.toString());
    }
}
