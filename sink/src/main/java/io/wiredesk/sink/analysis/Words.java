package io.wiredesk.sink.analysis;

import static io.wiredesk.sink.analysis.ArticleFields.in;

import io.wiredesk.sink.query.Query;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.index.Term;
import org.apache.lucene.queries.spans.SpanNearQuery;
import org.apache.lucene.queries.spans.SpanQuery;
import org.apache.lucene.queries.spans.SpanTermQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.FuzzyQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/// What is said in words, asked of every field that has some: those of the languages at hand and the names. The best
/// field counts.
final class Words {
    /// Letters at the start of a word that are never mistaken; without it a fuzzy word is compared with all words.
    private static final int FUZZY_PREFIX = 1;

    /// Words that a fuzzy one stands for at most.
    private static final int FUZZY_EXPANSIONS = 50;

    private static final Analyzer ANALYZER = NewsAnalyzer.forQueries();

    private record Weighted(String field, float boost) {}

    private final List<Weighted> everywhere;
    private final List<String> titles;
    private final boolean ranked;

    /// @param ranked whether it matters how well they fit
    Words(Collection<String> languages, boolean ranked) {
        this.ranked = ranked;
        this.titles = languages.stream()
                .map(language -> in(ArticleFields.TITLE, language))
                .toList();
        this.everywhere = Stream.concat(
                        languages.stream()
                                .flatMap(language -> Stream.of(
                                        new Weighted(in(ArticleFields.TITLE, language), 3),
                                        new Weighted(in(ArticleFields.SUMMARY, language), 1.5f),
                                        new Weighted(in(ArticleFields.TEXT, language), 1))),
                        Stream.of(
                                new Weighted(ArticleFields.ENTITY_NAME, 2), new Weighted(ArticleFields.KEYWORDS, 1.5f)))
                .toList();
    }

    List<String> titles() {
        return titles;
    }

    org.apache.lucene.search.@Nullable Query text(Query.Text text) {
        return best(field -> phrase(field, text.text()));
    }

    org.apache.lucene.search.@Nullable Query prefix(String start) {
        return best(field -> prefix(field, start));
    }

    org.apache.lucene.search.@Nullable Query fuzzy(String word, int edits) {
        return best(field -> fuzzy(field, word, edits));
    }

    org.apache.lucene.search.@Nullable Query near(Query.Near near) {
        return best(field -> near(field, near));
    }

    List<org.apache.lucene.search.Query> phrases(List<String> fields, String value) {
        return each(fields, field -> phrase(field, value));
    }

    List<org.apache.lucene.search.Query> prefixes(List<String> fields, String start) {
        return each(fields, field -> prefix(field, start));
    }

    List<org.apache.lucene.search.Query> fuzzies(List<String> fields, String word, int edits) {
        return each(fields, field -> fuzzy(field, word, edits));
    }

    /// The words in this order, side by side; null where there is none.
    org.apache.lucene.search.@Nullable Query phrase(String field, String text) {
        List<String> terms = terms(field, text);
        return switch (terms.size()) {
            case 0 -> null;
            case 1 -> new TermQuery(new Term(field, terms.getFirst()));
            default -> new PhraseQuery(field, terms.toArray(String[]::new));
        };
    }

    org.apache.lucene.search.Query prefix(String field, String start) {
        return new PrefixQuery(new Term(field, ANALYZER.normalize(field, start).utf8ToString()));
    }

    org.apache.lucene.search.Query fuzzy(String field, String word, int edits) {
        Term term = new Term(field, ANALYZER.normalize(field, word).utf8ToString());
        return new FuzzyQuery(term, edits, FUZZY_PREFIX, FUZZY_EXPANSIONS, true);
    }

    private @Nullable SpanQuery near(String field, Query.Near near) {
        SpanQuery one = span(field, near.one().text());
        SpanQuery other = span(field, near.other().text());
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return new SpanNearQuery(new SpanQuery[] {one, other}, near.distance(), false);
    }

    private static @Nullable SpanQuery span(String field, String text) {
        SpanQuery[] words = terms(field, text).stream()
                .map(term -> new SpanTermQuery(new Term(field, term)))
                .toArray(SpanQuery[]::new);
        return switch (words.length) {
            case 0 -> null;
            case 1 -> words[0];
            default -> new SpanNearQuery(words, 0, true);
        };
    }

    private org.apache.lucene.search.@Nullable Query best(
            Function<String, org.apache.lucene.search.@Nullable Query> ofField) {
        List<org.apache.lucene.search.Query> fields = new ArrayList<>();
        for (Weighted weighted : everywhere) {
            org.apache.lucene.search.Query query = ofField.apply(weighted.field());
            if (query != null) {
                fields.add(ranked ? new BoostQuery(query, weighted.boost()) : query);
            }
        }
        if (fields.isEmpty()) {
            return null;
        }
        return ranked ? new DisjunctionMaxQuery(fields, 0) : eitherOf(fields);
    }

    private static List<org.apache.lucene.search.Query> each(
            List<String> fields, Function<String, org.apache.lucene.search.@Nullable Query> ofField) {
        return fields.stream().map(ofField).filter(Objects::nonNull).toList();
    }

    static org.apache.lucene.search.Query eitherOf(List<? extends org.apache.lucene.search.@Nullable Query> choices) {
        BooleanQuery.Builder either = new BooleanQuery.Builder();
        for (org.apache.lucene.search.Query choice : choices) {
            if (choice != null) {
                either.add(choice, Occur.SHOULD);
            }
        }
        return either.build();
    }

    static List<String> terms(String field, String text) {
        List<String> terms = new ArrayList<>();
        try (TokenStream stream = ANALYZER.tokenStream(field, text)) {
            CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
            stream.reset();
            while (stream.incrementToken()) {
                terms.add(term.toString());
            }
            stream.end();
        } catch (IOException e) {
            throw new UncheckedIOException("a text can't be analysed", e);
        }
        return terms;
    }
}
