package io.wiredesk.desk.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.wiredesk.desk.record.RecordJson;
import io.wiredesk.desk.record.TopicFollower;
import io.wiredesk.desk.record.Trends;
import io.wiredesk.news.Trend;
import io.wiredesk.schemas.config.WireConfig;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What rises, for programs and for people; followed in the background.
///
/// Threading: safe for concurrent use.
final class TrendRoutes implements AutoCloseable {
    private static final int HOURS = 24;
    private static final int MAX_HOURS = 168;
    private static final int LIMIT = 50;

    private final Trends trends = new Trends();
    private final TopicFollower<Trend> follower;
    private final Pages pages;

    private TrendRoutes(WireConfig wire, Pages pages) {
        this.pages = pages;
        follower = TopicFollower.start(wire, wire.names().trends(), Trend.class, (_, trend) -> take(trend));
    }

    static TrendRoutes start(WireConfig wire, Pages pages) {
        return new TrendRoutes(wire, pages);
    }

    private synchronized void take(@Nullable Trend trend) {
        if (trend != null) {
            trends.take(trend);
            trends.forgetBefore(Instant.now().minus(Duration.ofHours(MAX_HOURS)));
        }
    }

    private synchronized List<Trend> rising(Context context) {
        return trends.rising(Instant.now(), Duration.ofHours(hours(context)), LIMIT);
    }

    void add(RoutesConfig routes) {
        routes.get("/api/trends", this::list);
        routes.get("/trends", new Negotiated(this::page).or("application/json", this::list));
    }

    private void list(Context context) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        var all = json.putArray("trends");
        rising(context).forEach(trend -> all.add(RecordJson.of(trend)));
        context.contentType("application/json").result(json.toString());
    }

    private static int hours(Context context) {
        String given = context.queryParam("hours");
        if (given == null) {
            return HOURS;
        }
        if (!given.matches("[0-9]{1,3}") || Integer.parseInt(given) < 1 || Integer.parseInt(given) > MAX_HOURS) {
            throw new Problem(
                    400, "Bad parameter", "hours is a number from 1 to " + MAX_HOURS + ", not '" + given + "'");
        }
        return Integer.parseInt(given);
    }

    private void page(Context context) {
        Frame frame = Frame.of(Pages.words(context), "/trends", "trends");
        pages.answer(context, "trends.jte", frame, Map.of("trends", TrendView.of(rising(context))));
    }

    @Override
    public void close() {
        follower.close();
    }
}
