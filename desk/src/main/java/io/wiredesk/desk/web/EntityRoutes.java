package io.wiredesk.desk.web;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.wiredesk.desk.record.RecordJson;
import io.wiredesk.news.Entity;
import io.wiredesk.sink.SearchIndex;
import io.wiredesk.sink.query.SearchRequest;
import io.wiredesk.sink.query.SearchResult;
import java.util.Locale;
import java.util.regex.Pattern;

/// `/api/entities/{id}`: what the wire knows of an entity, which is what its articles say.
final class EntityRoutes {
    private static final Pattern ID = Pattern.compile("[\\p{L}\\p{N}._:/-]{1,200}");
    private static final int NEWEST = 20;

    private final SearchIndex index;

    EntityRoutes(SearchIndex index) {
        this.index = index;
    }

    void add(RoutesConfig routes) {
        routes.get("/api/entities/{id}", this::entity);
    }

    void entity(Context context) {
        String id = checked(context.pathParam("id"));
        SearchResult found = found(index, id);
        context.contentType("application/json")
                .result(json(named(found, id), found).toString());
    }

    /// @throws Problem 400 for what can't be an id
    static String checked(String id) {
        if (!ID.matcher(id).matches()) {
            throw new Problem(400, "Bad parameter", "an entity's id can't be '" + id + "'");
        }
        return id;
    }

    /// The newest articles that name an entity, and an overview of them all.
    static SearchResult found(SearchIndex index, String id) {
        return index.search(new SearchRequest(query(id), SearchRequest.NEWEST, NEWEST, null));
    }

    static String query(String id) {
        return "entity:\"" + id + "\"";
    }

    /// The entity, as the newest of its articles name it.
    ///
    /// @throws Problem 404 where none does
    static Entity named(SearchResult found, String id) {
        return found.hits().stream()
                .flatMap(hit -> hit.article().getEntities().stream())
                .filter(entity -> entity.getId().equals(id))
                .findFirst()
                .orElseThrow(() -> new Problem(404, "No such entity", "no article names an entity " + id));
    }

    /// The newest articles that name it, and with whom, on what and by whom over all of them.
    private static ObjectNode json(Entity named, SearchResult found) {
        String id = named.getId();
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("name", named.getName())
                .put("type", named.getType().name().toLowerCase(Locale.ROOT))
                .put("wikidata", id.matches("Q[0-9]+") ? "http://www.wikidata.org/entity/" + id : null)
                .put("articles", found.total())
                .put("feed", "/feed.atom?entity=" + id);
        var newest = json.putArray("newest");
        found.hits().forEach(hit -> newest.add(RecordJson.of(hit.article())));
        ObjectNode facets = SearchJson.facets(found);
        var others = facets.withArray(SearchResult.ENTITIES);
        for (int i = others.size() - 1; i >= 0; i--) {
            if (others.get(i).path("value").asText().equals(id)) {
                var _ = others.remove(i);
            }
        }
        json.set("facets", facets);
        return json;
    }
}
