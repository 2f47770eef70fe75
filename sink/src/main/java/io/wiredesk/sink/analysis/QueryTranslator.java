package io.wiredesk.sink.analysis;

import io.wiredesk.sink.query.Query;
import io.wiredesk.sink.query.QueryField;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/// A query tree in Lucene's terms, which OpenSearch is told too. Words count by where they stand, filters don't score.
/// Text that holds no word, such as a dash, restricts nothing.
public final class QueryTranslator {
    private final Function<Duration, org.apache.lucene.search.Query> lately;
    private final Words words;
    private final boolean ranked;

    /// For searches, whose hits are ranked: words that stand side by side as they do in the query count as a phrase
    /// beside.
    ///
    /// @param languages those that the index has articles of
    public QueryTranslator(InstantSource clock, Collection<String> languages) {
        this(languages, since(clock), true);
    }

    /// For counts: of the same articles, without what only ranks them.
    public static QueryTranslator unranked(InstantSource clock, Collection<String> languages) {
        return new QueryTranslator(languages, since(clock), false);
    }

    /// For queries that an article meets or doesn't.
    ///
    /// @param lately what `published:last-7d` asks of an article, where no clock can tell
    public QueryTranslator(Collection<String> languages, Function<Duration, org.apache.lucene.search.Query> lately) {
        this(languages, lately, false);
    }

    private QueryTranslator(
            Collection<String> languages, Function<Duration, org.apache.lucene.search.Query> lately, boolean ranked) {
        this.lately = lately;
        this.words = new Words(languages, ranked);
        this.ranked = ranked;
    }

    private static Function<Duration, org.apache.lucene.search.Query> since(InstantSource clock) {
        return age -> published(clock.instant().minus(age), null);
    }

    /// What an article must be like.
    public org.apache.lucene.search.Query translate(Query query) {
        org.apache.lucene.search.Query wanted = part(query);
        return wanted == null ? new MatchAllDocsQuery() : wanted;
    }

    private org.apache.lucene.search.@Nullable Query part(Query query) {
        return switch (query) {
            case Query.All _ -> null;
            case Query.Text text -> words.text(text);
            case Query.Near near -> words.near(near);
            case Query.Prefix(QueryField field, String start) ->
                field == null ? words.prefix(start) : prefix(field, start);
            case Query.Fuzzy(QueryField field, String word, int edits) ->
                field == null ? words.fuzzy(word, edits) : fuzzy(field, word, edits);
            case Query.Match(QueryField field, String value) -> match(field, value);
            case Query.Published(Instant from, Instant until) -> published(from, until);
            case Query.PublishedLast last -> lately.apply(last.age());
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
                boolean filter = translated instanceof ConstantScoreQuery;
                all.add(translated, negated ? Occur.MUST_NOT : filter ? Occur.FILTER : Occur.MUST);
                positive |= !negated && !filter;
            }
        }
        sideBySide(parts).forEach(phrase -> all.add(phrase, Occur.SHOULD));
        BooleanQuery built = all.build();
        if (built.clauses().isEmpty()) {
            return null;
        }
        return positive ? built : all.add(new MatchAllDocsQuery(), Occur.MUST).build();
    }

    private org.apache.lucene.search.@Nullable Query any(List<Query> parts) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        parts.stream().map(this::part).filter(Objects::nonNull).forEach(part -> any.add(part, Occur.SHOULD));
        sideBySide(parts).forEach(phrase -> any.add(phrase, Occur.SHOULD));
        BooleanQuery built = any.build();
        return built.clauses().isEmpty() ? null : built;
    }

    /// What articles may have too: each pair of neighbours among the words, as a phrase. A name is found in one piece
    /// so,
    /// and not where one stands in it by the first and another by the last name.
    private List<org.apache.lucene.search.Query> sideBySide(List<Query> parts) {
        List<org.apache.lucene.search.Query> phrases = new ArrayList<>();
        for (int i = 1; ranked && i < parts.size(); i++) {
            if (parts.get(i - 1) instanceof Query.Text(String one, boolean quoted)
                    && parts.get(i) instanceof Query.Text(String next, boolean alsoQuoted)
                    && !quoted
                    && !alsoQuoted) {
                org.apache.lucene.search.Query phrase = words.text(new Query.Text(one + " " + next, true));
                if (phrase != null) {
                    phrases.add(phrase);
                }
            }
        }
        return phrases;
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

    private org.apache.lucene.search.Query match(QueryField field, String value) {
        String lower = value.toLowerCase(Locale.ROOT);
        return switch (field) {
            case TITLE -> Words.eitherOf(words.phrases(words.titles(), value));
            case ENTITY -> filter(term(ArticleFields.ENTITY_ID, value), words.phrase(ArticleFields.ENTITY_NAME, value));
            case TOPIC -> filter(term(ArticleFields.TOPIC, lower), term(ArticleFields.TOPIC, "medtop:" + lower));
            case SOURCE -> filter(term(ArticleFields.SOURCE, lower), words.phrase(ArticleFields.SOURCE_NAME, value));
            case FEED -> filter(term(ArticleFields.FEED, value));
            case AUTHOR -> filter(words.phrase(ArticleFields.AUTHOR, value));
            case LANG -> filter(term(ArticleFields.LANG, lower));
            case CITES -> filter(term(ArticleFields.CITES_ID, value), words.phrase(ArticleFields.CITES_NAME, value));
            case STORY -> filter(term(ArticleFields.STORY, value));
            case EDIT -> filter(term(ArticleFields.EDIT, lower));
        };
    }

    private org.apache.lucene.search.Query prefix(QueryField field, String start) {
        String lower = start.toLowerCase(Locale.ROOT);
        return switch (field) {
            case TITLE -> filter(words.prefixes(words.titles(), start));
            case ENTITY -> filter(words.prefix(ArticleFields.ENTITY_NAME, start));
            case SOURCE -> filter(exact(ArticleFields.SOURCE, lower), words.prefix(ArticleFields.SOURCE_NAME, start));
            case AUTHOR -> filter(words.prefix(ArticleFields.AUTHOR, start));
            case CITES -> filter(words.prefix(ArticleFields.CITES_NAME, start));
            case TOPIC -> filter(exact(ArticleFields.TOPIC, lower));
            case LANG -> filter(exact(ArticleFields.LANG, lower));
            case FEED -> filter(exact(ArticleFields.FEED, start));
            case STORY -> filter(exact(ArticleFields.STORY, start));
            case EDIT -> filter(exact(ArticleFields.EDIT, lower));
        };
    }

    private org.apache.lucene.search.Query fuzzy(QueryField field, String word, int edits) {
        return switch (field) {
            case TITLE -> filter(words.fuzzies(words.titles(), word, edits));
            case ENTITY -> filter(words.fuzzy(ArticleFields.ENTITY_NAME, word, edits));
            case SOURCE -> filter(words.fuzzy(ArticleFields.SOURCE_NAME, word, edits));
            case AUTHOR -> filter(words.fuzzy(ArticleFields.AUTHOR, word, edits));
            case CITES -> filter(words.fuzzy(ArticleFields.CITES_NAME, word, edits));
            case TOPIC, LANG, FEED, STORY, EDIT ->
                throw new IllegalArgumentException(field.word() + ": is never fuzzy");
        };
    }

    private static org.apache.lucene.search.Query exact(String field, String start) {
        return new PrefixQuery(new Term(field, start));
    }

    private static org.apache.lucene.search.Query term(String field, String value) {
        return new TermQuery(new Term(field, value));
    }

    private static org.apache.lucene.search.Query filter(org.apache.lucene.search.@Nullable Query... choices) {
        return new ConstantScoreQuery(Words.eitherOf(Arrays.asList(choices)));
    }

    private static org.apache.lucene.search.Query filter(List<org.apache.lucene.search.Query> choices) {
        return new ConstantScoreQuery(Words.eitherOf(choices));
    }

    private static org.apache.lucene.search.Query published(@Nullable Instant from, @Nullable Instant until) {
        long first = from == null ? Long.MIN_VALUE : from.toEpochMilli();
        long last = until == null ? Long.MAX_VALUE : until.toEpochMilli() - 1;
        return new ConstantScoreQuery(LongPoint.newRangeQuery(ArticleFields.PUBLISHED, first, last));
    }
}
