package io.wiredesk.sink.opensearch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.sink.analysis.ArticleFields;
import io.wiredesk.sink.analysis.FacetLists;
import io.wiredesk.sink.query.BadSearchException;
import io.wiredesk.sink.query.Cursor;
import io.wiredesk.sink.query.Interval;
import io.wiredesk.sink.query.Order;
import io.wiredesk.sink.query.Ranking;
import io.wiredesk.sink.query.SearchRequest;
import java.util.Optional;

/// A search as the cluster is asked for it: count, facets and page in one. Pure.
///
/// Source: OpenSearch 3 documentation, "Search", "Function score", "Collapse search results".
final class SearchBody {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /// Name of the counts over time.
    static final String TIMES = "times";

    /// Name of the hits of one story.
    static final String STORY = "story";

    /// Makes every byte a character that JSON writes as one.
    private static final int SHIFT = 0x200;

    private static final String COSINE = """
            BytesRef own = doc['vector'].value;
            String word = params.word;
            int size = word.length();
            if (own.length != size) { return 0; }
            byte[] bytes = own.bytes;
            int offset = own.offset;
            int dot = 0;
            int square = 0;
            for (int i = 0; i < size; i++) {
                int here = bytes[offset + i];
                dot += here * ((int) word.charAt(i) - 0x200);
                square += here * here;
            }
            return square == 0 ? 0 : 1 + dot / (Math.sqrt(square) * params.length);
            """;

    private SearchBody() {}

    /// @param asOf time of the first page, in milliseconds since 1970
    /// @throws BadSearchException where the page is too far down
    static ObjectNode of(
            org.apache.lucene.search.Query asked,
            SearchRequest request,
            Optional<Cursor> cursor,
            Ranking ranking,
            long asOf) {
        ObjectNode body = JSON.objectNode();
        body.set("query", query(asked, request.order() == Order.RELEVANCE ? ranking : Ranking.WORDS_ONLY, asOf));
        body.put("track_total_hits", true).put("track_scores", true);
        wanted(body);
        // One more than asked for, which tells whether there is a next page.
        body.put("size", request.limit() == 0 ? 0 : request.limit() + 1);
        body.put("explain", request.show().explain());
        sort(body.putArray("sort"), request.order());
        if (request.show().collapse()) {
            collapse(body, request, cursor.map(Cursor::seen).orElse(0));
        } else if (cursor.isPresent()) {
            after(body.putArray("search_after"), cursor.get());
        }
        count(body.putObject("aggs"), request);
        return body;
    }

    /// The articles nearest to a vector, by 1 + cosine, as a score may not be negative. The vector goes as the
    /// characters
    /// of a word, which the script reads without boxing; a vector of another length is of another model.
    ///
    /// Source: OpenSearch 3 documentation, "Script score".
    static ObjectNode nearest(byte[] vector, org.apache.lucene.search.Query condition, int limit) {
        StringBuilder word = new StringBuilder();
        double square = 0;
        for (byte each : vector) {
            word.append((char) (each + SHIFT));
            square += each * each;
        }
        ObjectNode body = JSON.objectNode();
        ObjectNode score = body.putObject("query").putObject("script_score");
        ArrayNode filter = score.putObject("query").putObject("bool").putArray("filter");
        filter.add(query(condition, Ranking.WORDS_ONLY, 0));
        filter.addObject().putObject("exists").put("field", Template.VECTOR);
        ObjectNode script = score.putObject("script").put("source", COSINE);
        script.putObject("params").put("word", word.toString()).put("length", Math.sqrt(square));
        body.put("size", limit).put("track_total_hits", false);
        wanted(body);
        sort(body.putArray("sort"), Order.WORDS);
        return body;
    }

    private static void wanted(ObjectNode body) {
        ArrayNode fields = body.putArray("_source");
        SourceJson.WANTED.forEach(fields::add);
    }

    private static ObjectNode query(org.apache.lucene.search.Query asked, Ranking ranking, long asOf) {
        ObjectNode live = JSON.objectNode();
        ObjectNode bool = live.putObject("bool");
        bool.putArray("must").add(QueryJson.of(asked));
        bool.putArray("filter").addObject().putObject("term").put(Template.LIVE, "1");
        return ranking.countsAge() ? fresh(live, ranking, asOf) : live;
    }

    /// As [Ranking] has it: a constant, and what halves with age.
    private static ObjectNode fresh(ObjectNode query, Ranking ranking, long asOf) {
        ObjectNode fresh = JSON.objectNode();
        ObjectNode score = fresh.putObject("function_score");
        score.set("query", query);
        score.put("score_mode", "sum").put("boost_mode", "multiply");
        ArrayNode functions = score.putArray("functions");
        functions.addObject().put("weight", 1 - ranking.weight());
        ObjectNode decays = functions.addObject().put("weight", ranking.weight());
        decays.putObject("exp")
                .putObject(ArticleFields.PUBLISHED)
                .put("origin", Long.toString(asOf))
                .put("scale", ranking.freshnessHalfLife().toMillis() + "ms")
                .put("decay", 0.5);
        return fresh;
    }

    private static void sort(ArrayNode sort, Order order) {
        if (order.byScore()) {
            sort.add("_score");
        }
        sort.addObject().put(ArticleFields.PUBLISHED, order == Order.OLDEST ? "asc" : "desc");
        sort.addObject().put(ArticleFields.ID, "asc");
    }

    private static void after(ArrayNode after, Cursor last) {
        if (last.order().byScore()) {
            after.add(last.score());
        }
        after.add(last.published()).add(last.id());
    }

    private static void collapse(ObjectNode body, SearchRequest request, int seen) {
        if (seen + request.limit() > SearchRequest.MAX_STORIES) {
            throw new BadSearchException("where stories are one hit, pages end at story " + SearchRequest.MAX_STORIES);
        }
        body.put("from", seen).put("size", Math.min(request.limit() + 1, SearchRequest.MAX_STORIES - seen));
        ObjectNode collapse = body.putObject("collapse").put("field", ArticleFields.TOLD);
        collapse.putObject("inner_hits").put("name", STORY).put("size", 0);
    }

    private static void count(ObjectNode aggregations, SearchRequest request) {
        if (request.show().facets()) {
            for (String field : ArticleFields.FACETS) {
                ObjectNode terms = aggregations.putObject(field).putObject("terms");
                terms.put("field", field).put("size", FacetLists.counted(field));
                terms.putArray("order").add(JSON.objectNode().put("_count", "desc"));
                terms.withArray("order").add(JSON.objectNode().put("_key", "asc"));
            }
        }
        Interval interval = request.show().histogram();
        if (interval != null) {
            aggregations
                    .putObject(TIMES)
                    .putObject("date_histogram")
                    .put("field", ArticleFields.PUBLISHED)
                    .put("calendar_interval", interval.word())
                    .put("min_doc_count", 1);
        }
    }
}
