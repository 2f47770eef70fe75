package io.wiredesk.sink.opensearch;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Collection;
import java.util.stream.Collectors;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.spans.SpanNearQuery;
import org.apache.lucene.queries.spans.SpanTermQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PointRangeQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/// The queries that [io.wiredesk.sink.analysis.QueryTranslator] makes, in OpenSearch's words. Terms are sent as they
/// are: the node analyses nothing again. Pure.
///
/// Source: OpenSearch 3 documentation, "Query DSL".
final class QueryJson {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private QueryJson() {}

    /// @throws IllegalArgumentException for a kind of query that no translator makes
    static ObjectNode of(Query query) {
        return switch (query) {
            case MatchAllDocsQuery _ -> named("match_all", JSON.objectNode());
            case TermQuery term -> term("term", term.getTerm());
            case PhraseQuery phrase -> phrase(phrase);
            case PrefixQuery prefix -> term("prefix", prefix.getPrefix());
            case FuzzyQuery fuzzy -> fuzzy(fuzzy);
            case BoostQuery boost -> boost(boost);
            case ConstantScoreQuery constant ->
                named("constant_score", JSON.objectNode().set("filter", of(constant.getQuery())));
            case DisjunctionMaxQuery best -> best(best);
            case BooleanQuery bool -> bool(bool);
            case PointRangeQuery range -> range(range);
            case SpanTermQuery term -> term("span_term", term.getTerm());
            case SpanNearQuery near -> near(near);
            default -> throw new IllegalArgumentException("no words for " + query.getClass());
        };
    }

    private static ObjectNode named(String name, ObjectNode body) {
        return JSON.objectNode().set(name, body);
    }

    private static ObjectNode term(String kind, Term term) {
        return named(kind, JSON.objectNode().set(term.field(), JSON.objectNode().put("value", term.text())));
    }

    /// A term never holds a blank, so that splitting at blanks gives the terms back.
    private static ObjectNode phrase(PhraseQuery phrase) {
        String terms = Arrays.stream(phrase.getTerms()).map(Term::text).collect(Collectors.joining(" "));
        ObjectNode body = JSON.objectNode().put("query", terms).put("analyzer", "whitespace");
        return named("match_phrase", JSON.objectNode().set(phrase.getField(), body));
    }

    private static ObjectNode fuzzy(FuzzyQuery fuzzy) {
        ObjectNode body = JSON.objectNode()
                .put("value", fuzzy.getTerm().text())
                .put("fuzziness", fuzzy.getMaxEdits())
                .put("prefix_length", fuzzy.getPrefixLength())
                .put("max_expansions", 50)
                .put("transpositions", fuzzy.getTranspositions());
        return named("fuzzy", JSON.objectNode().set(fuzzy.getTerm().field(), body));
    }

    private static ObjectNode boost(BoostQuery boost) {
        ObjectNode body = JSON.objectNode().put("boost", boost.getBoost());
        body.putArray("must").add(of(boost.getQuery()));
        return named("bool", body);
    }

    private static ObjectNode best(DisjunctionMaxQuery best) {
        ObjectNode body = JSON.objectNode().put("tie_breaker", best.getTieBreakerMultiplier());
        return named("dis_max", body.set("queries", all(best.getDisjuncts())));
    }

    private static ObjectNode bool(BooleanQuery bool) {
        if (bool.clauses().isEmpty()) {
            return named("match_none", JSON.objectNode());
        }
        ObjectNode body = JSON.objectNode();
        body.set("must", all(bool.getClauses(Occur.MUST)));
        body.set("must_not", all(bool.getClauses(Occur.MUST_NOT)));
        body.set("filter", all(bool.getClauses(Occur.FILTER)));
        body.set("should", all(bool.getClauses(Occur.SHOULD)));
        if (bool.getMinimumNumberShouldMatch() > 0) {
            body.put("minimum_should_match", bool.getMinimumNumberShouldMatch());
        }
        return named("bool", body);
    }

    private static ObjectNode range(PointRangeQuery range) {
        long first = LongPoint.decodeDimension(range.getLowerPoint(), 0);
        long last = LongPoint.decodeDimension(range.getUpperPoint(), 0);
        ObjectNode bounds = JSON.objectNode().put("format", "epoch_millis");
        if (first != Long.MIN_VALUE) {
            bounds.put("gte", first);
        }
        if (last != Long.MAX_VALUE) {
            bounds.put("lte", last);
        }
        return named("range", JSON.objectNode().set(range.getField(), bounds));
    }

    private static ObjectNode near(SpanNearQuery near) {
        ObjectNode body = JSON.objectNode().put("slop", near.getSlop()).put("in_order", near.isInOrder());
        return named("span_near", body.set("clauses", all(Arrays.asList(near.getClauses()))));
    }

    private static ArrayNode all(Collection<? extends Query> queries) {
        ArrayNode all = JSON.arrayNode();
        queries.forEach(query -> all.add(of(query)));
        return all;
    }
}
