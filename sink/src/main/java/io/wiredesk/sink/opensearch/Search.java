package io.wiredesk.sink.opensearch;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.sink.analysis.ArticleFields;
import io.wiredesk.sink.analysis.FacetLists;
import io.wiredesk.sink.analysis.Languages;
import io.wiredesk.sink.analysis.QueryTranslator;
import io.wiredesk.sink.analysis.Reasons;
import io.wiredesk.sink.analysis.Snippets;
import io.wiredesk.sink.query.Cursor;
import io.wiredesk.sink.query.Facet;
import io.wiredesk.sink.query.Histogram;
import io.wiredesk.sink.query.Hit;
import io.wiredesk.sink.query.Interval;
import io.wiredesk.sink.query.Order;
import io.wiredesk.sink.query.Query;
import io.wiredesk.sink.query.Ranking;
import io.wiredesk.sink.query.Reason;
import io.wiredesk.sink.query.SearchRequest;
import io.wiredesk.sink.query.SearchResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.jspecify.annotations.Nullable;

/// One search on a cluster.
final class Search {
    private final Cluster cluster;
    private final String alias;
    private final Ranking ranking;
    private final SearchRequest request;
    private final Optional<Cursor> cursor;
    private final long asOf;

    /// @param ranking what age counts where the order is by relevance
    /// @param now in milliseconds since 1970
    Search(Cluster cluster, String alias, Ranking ranking, SearchRequest request, long now) {
        this.cluster = cluster;
        this.alias = alias;
        this.request = request;
        this.ranking = request.order() == Order.RELEVANCE ? ranking : Ranking.WORDS_ONLY;
        this.cursor = request.decodeCursor();
        this.asOf = cursor.map(Cursor::asOf).orElse(now);
    }

    SearchResult run(Query query) {
        InstantSource then = InstantSource.fixed(Instant.ofEpochMilli(asOf));
        return run(new QueryTranslator(then, languages()).translate(query));
    }

    SearchResult run(org.apache.lucene.search.Query asked) {
        ObjectNode body = SearchBody.of(asked, request, cursor, ranking, asOf);
        String moment = moment();
        JsonNode answer = Moment.search(cluster, alias, moment, body);
        try {
            SearchResult result =
                    result(answer, new Snippets(asked), answer.path("pit_id").asText(""));
            if (result.nextCursor() == null) {
                Moment.close(cluster, moment);
            }
            return result;
        } catch (IOException e) {
            throw new UncheckedIOException("the answer of OpenSearch can't be read", e);
        }
    }

    /// @param vector as articles have it
    List<Hit> near(byte[] vector, Query condition) {
        InstantSource then = InstantSource.fixed(Instant.ofEpochMilli(asOf));
        ObjectNode body = SearchBody.nearest(
                vector, new QueryTranslator(then, languages()).translate(condition), request.limit());
        JsonNode answer = Moment.search(cluster, alias, "", body);
        Snippets snippets = new Snippets(new MatchAllDocsQuery());
        List<Hit> hits = new ArrayList<>();
        try {
            for (JsonNode found : answer.path("hits").path("hits")) {
                Hit hit = hit(found, snippets);
                hits.add(new Hit(hit.article(), hit.score() - 1, List.of(), 0, null));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the answer of OpenSearch can't be read", e);
        }
        return hits;
    }

    /// Only where the order may change between two pages: by time and id it doesn't.
    private String moment() {
        boolean drifts = request.order().byScore() || request.show().collapse();
        if (!drifts || request.limit() == 0) {
            return "";
        }
        return cursor.isPresent() ? cursor.get().snapshot() : Moment.open(cluster, alias);
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

    private SearchResult result(JsonNode answer, Snippets snippets, String moment) throws IOException {
        List<Hit> hits = new ArrayList<>();
        JsonNode found = answer.path("hits").path("hits");
        @Nullable String next = null;
        for (JsonNode hit : found) {
            if (hits.size() == request.limit()) {
                next = cursor(hits.getLast(), moment);
                break;
            }
            hits.add(hit(hit, snippets));
        }
        long total = answer.path("hits").path("total").path("value").asLong();
        JsonNode counts = answer.path("aggregations");
        return new SearchResult(
                total, hits, next, request.show().facets() ? facets(counts) : Map.of(), histogram(counts));
    }

    private Hit hit(JsonNode hit, Snippets snippets) throws IOException {
        EnrichedArticle article = SourceJson.read(hit.path("_source"));
        long ofStory = hit.path("inner_hits")
                .path(SearchBody.STORY)
                .path("hits")
                .path("total")
                .path("value")
                .asLong(1);
        @Nullable Reason reason = request.show().explain() ? reason(hit.path("_explanation"), article) : null;
        return new Hit(
                article,
                hit.path("_score").asDouble(),
                request.show().snippets() ? snippets.of(article) : List.of(),
                ofStory - 1,
                reason);
    }

    /// Where age counts, the words' part is the first of the function's.
    private Reason reason(JsonNode account, EnrichedArticle article) {
        return ranking.countsAge()
                ? Reasons.fresh(
                        explanation(account.path("details").path(0)),
                        ranking,
                        article.getArticle().getPublished().toEpochMilli(),
                        asOf)
                : Reasons.of(explanation(account));
    }

    private static Explanation explanation(JsonNode account) {
        List<Explanation> details = new ArrayList<>();
        account.path("details").forEach(detail -> details.add(explanation(detail)));
        return Explanation.match(
                account.path("value").asDouble(), account.path("description").asText(), details);
    }

    private String cursor(Hit last, String moment) {
        return new Cursor(
                        request.order(),
                        request.show().collapse(),
                        asOf,
                        moment,
                        cursor.map(Cursor::seen).orElse(0) + request.limit(),
                        (float) last.score(),
                        last.article().getArticle().getPublished().toEpochMilli(),
                        last.article().getId())
                .encode();
    }

    private static Map<String, List<Facet>> facets(JsonNode aggregations) {
        Map<String, Map<String, Long>> counts = new HashMap<>();
        for (String field : ArticleFields.FACETS) {
            Map<String, Long> values = new HashMap<>();
            for (JsonNode bucket : aggregations.path(field).path("buckets")) {
                values.put(bucket.path("key").asText(), bucket.path("doc_count").asLong());
            }
            counts.put(field, values);
        }
        return FacetLists.of(counts);
    }

    private @Nullable Histogram histogram(JsonNode aggregations) {
        Interval interval = request.show().histogram();
        if (interval == null) {
            return null;
        }
        List<Histogram.Bucket> buckets = new ArrayList<>();
        for (JsonNode bucket : aggregations.path(SearchBody.TIMES).path("buckets")) {
            Instant start = Instant.ofEpochMilli(bucket.path("key").asLong());
            buckets.add(new Histogram.Bucket(start, bucket.path("doc_count").asLong()));
        }
        return new Histogram(interval, buckets);
    }
}
