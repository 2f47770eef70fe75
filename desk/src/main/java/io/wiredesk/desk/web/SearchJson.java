package io.wiredesk.desk.web;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.desk.record.RecordJson;
import io.wiredesk.sink.query.Facet;
import io.wiredesk.sink.query.Histogram;
import io.wiredesk.sink.query.Hit;
import io.wiredesk.sink.query.Interval;
import io.wiredesk.sink.query.Reason;
import io.wiredesk.sink.query.SearchResult;
import io.wiredesk.sink.query.Show;
import java.util.Locale;

/// A page of hits as the JSON of `search --json` and `/api/search`. Pure.
public final class SearchJson {
    private SearchJson() {}

    /// `{"total", "hits": [{"score", "snippets", "article"}], "facets", "next_cursor"}`; where asked for, also
    /// `histogram`, and in each hit `others` and `reason`.
    public static ObjectNode of(SearchResult result, Show show) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("total", result.total());
        ArrayNode hits = json.putArray("hits");
        result.hits().forEach(hit -> hits.add(hit(hit, show)));
        json.set("facets", facets(result));
        Histogram histogram = result.histogram();
        if (histogram != null) {
            json.set("histogram", histogram(histogram));
        }
        return json.put("next_cursor", result.nextCursor());
    }

    private static ObjectNode hit(Hit hit, Show show) {
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("score", hit.score());
        hit.snippets().forEach(node.putArray("snippets")::add);
        node.set("article", RecordJson.of(hit.article()));
        if (show.collapse()) {
            node.put("others", hit.others());
        }
        Reason reason = hit.reason();
        if (reason != null) {
            node.set("reason", reason(reason));
        }
        return node;
    }

    /// `{"kind", "score", "field", "term", "parts"}`; field, term and parts only where there are some.
    private static ObjectNode reason(Reason reason) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("kind", reason.kind().name().toLowerCase(Locale.ROOT))
                .put("score", reason.score());
        if (reason.field() != null) {
            node.put("field", reason.field()).put("term", reason.term());
        }
        if (!reason.parts().isEmpty()) {
            ArrayNode parts = node.putArray("parts");
            reason.parts().forEach(part -> parts.add(reason(part)));
        }
        return node;
    }

    /// `{"interval", "buckets": [{"from", "until", "count"}]}`.
    private static ObjectNode histogram(Histogram histogram) {
        Interval interval = histogram.interval();
        ObjectNode node = JsonNodeFactory.instance.objectNode().put("interval", interval.word());
        ArrayNode buckets = node.putArray("buckets");
        histogram
                .buckets()
                .forEach(bucket -> buckets.addObject()
                        .put("from", bucket.from().toString())
                        .put("until", interval.end(bucket.from()).toString())
                        .put("count", bucket.count()));
        return node;
    }

    /// `{"topics": [{"value", "label", "count", "narrower": [{"value", "label", "count"}]}], "entities", "sources",
    /// "languages"}`; `narrower` only where there are some.
    static ObjectNode facets(SearchResult result) {
        ObjectNode facets = JsonNodeFactory.instance.objectNode();
        result.facets().forEach((name, values) -> {
            ArrayNode list = facets.putArray(name);
            values.forEach(value -> list.add(facet(value)));
        });
        return facets;
    }

    private static ObjectNode facet(Facet facet) {
        ObjectNode node = JsonNodeFactory.instance
                .objectNode()
                .put("value", facet.value())
                .put("label", facet.label())
                .put("count", facet.count());
        if (!facet.narrower().isEmpty()) {
            ArrayNode narrower = node.putArray("narrower");
            facet.narrower().forEach(value -> narrower.add(facet(value)));
        }
        return node;
    }
}
