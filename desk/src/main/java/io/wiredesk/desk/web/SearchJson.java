package io.wiredesk.desk.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.desk.record.RecordJson;
import io.wiredesk.sink.query.SearchResult;

/// A page of hits as the JSON of `search --json` and `/api/search`. Pure.
public final class SearchJson {
    private SearchJson() {}

    /// `{"total", "hits": [{"score", "snippets", "article"}], "facets", "next_cursor"}`.
    public static ObjectNode of(SearchResult result) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("total", result.total());
        ArrayNode hits = json.putArray("hits");
        result.hits().forEach(hit -> {
            ObjectNode node = hits.addObject().put("score", hit.score());
            hit.snippets().forEach(node.putArray("snippets")::add);
            node.set("article", RecordJson.of(hit.article()));
        });
        json.set("facets", facets(result));
        return json.put("next_cursor", result.nextCursor());
    }

    /// `{"topics": [{"value", "label", "count"}], "entities", "sources", "languages"}`.
    static ObjectNode facets(SearchResult result) {
        ObjectNode facets = JsonNodeFactory.instance.objectNode();
        result.facets().forEach((name, values) -> {
            ArrayNode list = facets.putArray(name);
            values.forEach(facet -> list.addObject()
                    .put("value", facet.value())
                    .put("label", facet.label())
                    .put("count", facet.count()));
        });
        return facets;
    }
}
