package io.wiredesk.sink.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.sink.analysis.ArticleFields;
import io.wiredesk.sink.analysis.Languages;
import io.wiredesk.sink.analysis.QueryTranslator;
import io.wiredesk.sink.analysis.Snippets;
import io.wiredesk.sink.query.Cursor;
import io.wiredesk.sink.query.Facet;
import io.wiredesk.sink.query.Hit;
import io.wiredesk.sink.query.Query;
import io.wiredesk.sink.query.SearchRequest;
import io.wiredesk.sink.query.SearchResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One search on a cluster: count, facets and page in one request.
final class Search {
    /// Values listed of each facet.
    private static final int TOP = 20;

    private final Cluster cluster;
    private final String alias;
    private final InstantSource clock;
    private final SearchRequest request;

    Search(Cluster cluster, String alias, InstantSource clock, SearchRequest request) {
        this.cluster = cluster;
        this.alias = alias;
        this.clock = clock;
        this.request = request;
    }

    SearchResult run(Query query) {
        var asked = new QueryTranslator(clock, languages()).translate(query);
        JsonNode answer = cluster.call(
                "POST", alias + "/_search?ignore_unavailable=true", body(asked).toString());
        try {
            return result(answer, new Snippets(asked));
        } catch (IOException e) {
            throw new UncheckedIOException("the answer of OpenSearch can't be read", e);
        }
    }

    /// Those that the index has fields of, so that no others are asked for.
    private List<String> languages() {
        Set<String> mapped = new HashSet<>();
        cluster.call("GET", alias + "/_mapping?ignore_unavailable=true&filter_path=*.mappings.properties", null)
                .forEach(index ->
                        index.path("mappings").path("properties").fieldNames().forEachRemaining(mapped::add));
        return Languages.all().stream()
                .filter(language -> ArticleFields.BY_LANGUAGE.stream()
                        .anyMatch(field -> mapped.contains(ArticleFields.in(field, language))))
                .toList();
    }

    private ObjectNode body(org.apache.lucene.search.Query asked) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode bool = body.putObject("query").putObject("bool");
        bool.putArray("must").add(QueryJson.of(asked));
        bool.putArray("filter").addObject().putObject("term").put(Template.LIVE, "1");
        body.put("track_total_hits", true).put("track_scores", true).put("_source", Template.AVRO);
        // One more than asked for, which tells whether there is a next page.
        body.put("size", request.limit() == 0 ? 0 : request.limit() + 1);
        sort(body.putArray("sort"));
        if (request.cursor() != null) {
            after(body.putArray("search_after"), request.cursor());
        }
        ObjectNode facets = body.putObject("aggs");
        for (String field : ArticleFields.FACETS) {
            ObjectNode terms = facets.putObject(field).putObject("terms");
            terms.put("field", field).put("size", TOP);
            terms.putArray("order").add(JsonNodeFactory.instance.objectNode().put("_count", "desc"));
            terms.withArray("order").add(JsonNodeFactory.instance.objectNode().put("_key", "asc"));
        }
        return body;
    }

    private void sort(ArrayNode sort) {
        if (!request.newestFirst()) {
            sort.add("_score");
        }
        sort.addObject().put(ArticleFields.PUBLISHED, "desc");
        sort.addObject().put(ArticleFields.ID, "asc");
    }

    private void after(ArrayNode after, String text) {
        Cursor cursor = Cursor.decode(text, request.newestFirst());
        if (!request.newestFirst()) {
            after.add(cursor.score());
        }
        after.add(cursor.published()).add(cursor.id());
    }

    private SearchResult result(JsonNode answer, Snippets snippets) throws IOException {
        List<Hit> hits = new ArrayList<>();
        JsonNode found = answer.path("hits").path("hits");
        @Nullable String next = null;
        for (JsonNode hit : found) {
            if (hits.size() == request.limit()) {
                next = cursor(hits.getLast());
                break;
            }
            EnrichedArticle article =
                    Bulk.decode(hit.path("_source").path(Template.AVRO).binaryValue());
            hits.add(new Hit(article, hit.path("_score").asDouble(), snippets.of(article)));
        }
        long total = answer.path("hits").path("total").path("value").asLong();
        return new SearchResult(total, hits, next, facets(answer.path("aggregations")));
    }

    private String cursor(Hit last) {
        long published = last.article().getArticle().getPublished().toEpochMilli();
        return new Cursor(
                        request.newestFirst(),
                        (float) last.score(),
                        published,
                        last.article().getId())
                .encode();
    }

    private static Map<String, List<Facet>> facets(JsonNode aggregations) {
        Map<String, List<Facet>> facets = new HashMap<>();
        for (String field : ArticleFields.FACETS) {
            List<Facet> values = new ArrayList<>();
            for (JsonNode bucket : aggregations.path(field).path("buckets")) {
                String key = bucket.path("key").asText();
                int tab = key.indexOf(ArticleFields.LABEL);
                values.add(new Facet(
                        key.substring(0, tab),
                        key.substring(tab + 1),
                        bucket.path("doc_count").asLong()));
            }
            facets.put(field, values);
        }
        return facets;
    }
}
