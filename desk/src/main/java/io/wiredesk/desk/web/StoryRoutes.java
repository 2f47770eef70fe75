package io.wiredesk.desk.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.wiredesk.desk.record.RecordJson;
import io.wiredesk.news.Story;
import java.util.List;
import java.util.Map;

/// Stories, for programs and for people.
final class StoryRoutes {
    private static final int LIMIT = 20;
    private static final int MAX_LIMIT = 100;
    /// Stories on the page.
    private static final int LISTED = 50;

    private final WebSources sources;
    private final StoryDirectory stories;
    private final Pages pages;

    StoryRoutes(WebSources sources, StoryDirectory stories, Pages pages) {
        this.pages = pages;
        this.sources = sources;
        this.stories = stories;
    }

    void add(RoutesConfig routes) {
        routes.get("/api/stories", this::list);
        routes.get("/api/stories/{id}", this::json);
        routes.get("/stories", new Negotiated(this::stories).or("application/json", this::list));
        routes.get("/stories/{id}", new Negotiated(this::page).or("application/json", this::json));
    }

    private void json(Context context) {
        context.contentType("application/json")
                .result(RecordJson.of(story(context)).toString());
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

    private void stories(Context context) {
        Frame frame = Frame.of(Pages.words(context), "/stories", "stories");
        List<StoryView.Line> lines = stories.newest(number(context, "min_size", 2, Integer.MAX_VALUE), LISTED).stream()
                .map(StoryView.Line::of)
                .toList();
        pages.answer(context, "stories.jte", frame, Map.of("stories", lines));
    }

    private void page(Context context) {
        StoryView view = StoryView.of(story(context), sources.index()::article, context.queryParam("compare"));
        Frame frame =
                Frame.of(Pages.words(context), "/stories", view.title()).fedBy("story=" + Address.encoded(view.id()));
        pages.answer(context, "story.jte", frame, Map.of("story", view));
    }
}
