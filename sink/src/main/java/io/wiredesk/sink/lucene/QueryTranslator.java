package io.wiredesk.sink.lucene;

import io.wiredesk.sink.query.Query;
import io.wiredesk.sink.query.QueryField;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.QueryBuilder;
import org.jspecify.annotations.Nullable;

/// A query tree in Lucene's terms. Words count by where they stand, filters don't score. Text that holds no word, such
/// as
/// a dash, restricts nothing.
final class QueryTranslator {
    static final org.apache.lucene.search.Query LIVE = new TermQuery(new Term(Documents.LIVE, "1"));

    /// How much of the weaker fields' scores is added to the best one's.
    private static final float TIE = 0.1f;

    private record Weighted(String field, float boost) {}

    private static final List<Weighted> WORDS = List.of(
            new Weighted(Documents.TITLE, 3),
            new Weighted(Documents.ENTITY_NAME, 2),
            new Weighted(Documents.KEYWORDS, 1.5f),
            new Weighted(Documents.SUMMARY, 1.5f),
            new Weighted(Documents.TEXT, 1));

    private final InstantSource clock;
    private final QueryBuilder builder = new QueryBuilder(new NewsAnalyzer());

    QueryTranslator(InstantSource clock) {
        this.clock = clock;
    }

    /// The query over all articles, gravestones left out.
    org.apache.lucene.search.Query translate(Query query) {
        org.apache.lucene.search.Query wanted = part(query);
        return new BooleanQuery.Builder()
                .add(wanted == null ? new MatchAllDocsQuery() : wanted, Occur.MUST)
                .add(LIVE, Occur.FILTER)
                .build();
    }

    private org.apache.lucene.search.@Nullable Query part(Query query) {
        return switch (query) {
            case Query.All _ -> null;
            case Query.Text(String text, boolean _) -> words(text);
            case Query.Match(QueryField field, String value) -> match(field, value);
            case Query.Published(Instant from, Instant until) -> published(from, until);
            case Query.PublishedLast last -> published(clock.instant().minus(last.age()), null);
            case Query.And(List<Query> parts) -> all(parts);
            case Query.Or(List<Query> parts) -> any(parts);
            case Query.Not(Query negated) -> not(negated);
        };
    }

    private org.apache.lucene.search.@Nullable Query all(List<Query> parts) {
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        boolean positive = false;
        for (Query part : parts) {
            boolean negated = part instanceof Query.Not;
            org.apache.lucene.search.Query translated = part(part instanceof Query.Not(Query inner) ? inner : part);
            if (translated != null) {
                all.add(translated, negated ? Occur.MUST_NOT : Occur.MUST);
                positive |= !negated;
            }
        }
        BooleanQuery built = all.build();
        if (built.clauses().isEmpty()) {
            return null;
        }
        return positive ? built : all.add(new MatchAllDocsQuery(), Occur.MUST).build();
    }

    private org.apache.lucene.search.@Nullable Query any(List<Query> parts) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        parts.stream().map(this::part).filter(Objects::nonNull).forEach(part -> any.add(part, Occur.SHOULD));
        BooleanQuery built = any.build();
        return built.clauses().isEmpty() ? null : built;
    }

    private org.apache.lucene.search.@Nullable Query not(Query negated) {
        org.apache.lucene.search.Query translated = part(negated);
        return translated == null
                ? null
                : new BooleanQuery.Builder()
                        .add(new MatchAllDocsQuery(), Occur.MUST)
                        .add(translated, Occur.MUST_NOT)
                        .build();
    }

    private org.apache.lucene.search.@Nullable Query words(String text) {
        List<org.apache.lucene.search.Query> fields = WORDS.stream()
                .map(weighted -> boosted(builder.createPhraseQuery(weighted.field(), text), weighted.boost()))
                .filter(Objects::nonNull)
                .toList();
        return fields.isEmpty() ? null : new DisjunctionMaxQuery(fields, TIE);
    }

    private static org.apache.lucene.search.@Nullable Query boosted(
            org.apache.lucene.search.@Nullable Query query, float boost) {
        return query == null ? null : new BoostQuery(query, boost);
    }

    private org.apache.lucene.search.Query match(QueryField field, String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return switch (field) {
            case TITLE -> eitherOf(builder.createPhraseQuery(Documents.TITLE, value));
            case ENTITY -> filter(term(Documents.ENTITY_ID, value), phrase(Documents.ENTITY_NAME, value));
            case TOPIC -> filter(term(Documents.TOPIC, lower), term(Documents.TOPIC, "medtop:" + lower));
            case SOURCE -> filter(term(Documents.SOURCE, lower), phrase(Documents.SOURCE_NAME, value));
            case FEED -> filter(term(Documents.FEED, value));
            case AUTHOR -> filter(phrase(Documents.AUTHOR, value));
            case LANG -> filter(term(Documents.LANG, lower));
            case CITES -> filter(term(Documents.CITES_ID, value), phrase(Documents.CITES_NAME, value));
            case STORY -> filter(term(Documents.STORY, value));
        };
    }

    private org.apache.lucene.search.@Nullable Query phrase(String field, String value) {
        return builder.createPhraseQuery(field, value);
    }

    private static org.apache.lucene.search.Query term(String field, String value) {
        return new TermQuery(new Term(field, value));
    }

    private static org.apache.lucene.search.Query filter(org.apache.lucene.search.@Nullable Query... choices) {
        return new ConstantScoreQuery(eitherOf(choices));
    }

    private static org.apache.lucene.search.Query eitherOf(org.apache.lucene.search.@Nullable Query... choices) {
        BooleanQuery.Builder either = new BooleanQuery.Builder();
        for (org.apache.lucene.search.Query choice : choices) {
            if (choice != null) {
                either.add(choice, Occur.SHOULD);
            }
        }
        return either.build();
    }

    private static org.apache.lucene.search.Query published(@Nullable Instant from, @Nullable Instant until) {
        long first = from == null ? Long.MIN_VALUE : from.toEpochMilli();
        long last = until == null ? Long.MAX_VALUE : until.toEpochMilli() - 1;
        return new ConstantScoreQuery(LongPoint.newRangeQuery(Documents.PUBLISHED, first, last));
    }
}
