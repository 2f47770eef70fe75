package io.wiredesk.sink.alert;

import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.Entity;
import io.wiredesk.news.MentionSpan;
import io.wiredesk.news.TextPart;
import io.wiredesk.sink.analysis.ArticleFields;
import io.wiredesk.sink.analysis.Languages;
import io.wiredesk.sink.analysis.NewsAnalyzer;
import io.wiredesk.sink.analysis.QueryTranslator;
import io.wiredesk.sink.query.Query;
import io.wiredesk.sink.query.QueryField;
import io.wiredesk.sink.query.QueryPrinter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Matches;
import org.apache.lucene.search.MatchesIterator;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Weight;
import org.jspecify.annotations.Nullable;

/// Why an article answers a search: the parts of the query that hold, and the words in title and text that they hold
/// by.
/// Made once for an article, asked for each of its searches. Confined to one thread.
final class Explanation {
    /// What is shown to people; a common word may stand in a text a hundred times.
    private static final int MAX_WORDS = 50;

    private final EnrichedArticle article;
    private final QueryTranslator translator;
    private final IndexSearcher searcher;
    private final Highlights highlights;
    private final String titleField;
    private final String textField;

    /// @param clauses parts of the query that hold, in its order and its language
    /// @param words where they stand, in order
    /// @param snippets sentences with the words marked, as safe HTML
    record Why(List<String> clauses, List<MentionSpan> words, List<String> snippets) {}

    Explanation(EnrichedArticle article) {
        String language = Languages.of(article.getLanguage());
        this.article = article;
        this.translator = StandingQueries.translator(language);
        this.searcher = MemoryIndex.fromDocument(AlertDocuments.of(article), NewsAnalyzer.forIndex(), true, false)
                .createSearcher();
        this.highlights = new Highlights(article.getArticle());
        this.titleField = ArticleFields.in(ArticleFields.TITLE, language);
        this.textField = ArticleFields.in(ArticleFields.TEXT, language);
    }

    Why of(Query query) {
        Set<String> clauses = new LinkedHashSet<>();
        List<MentionSpan> words = new ArrayList<>();
        try {
            for (Query clause : holding(query)) {
                clauses.add(QueryPrinter.print(clause));
                words.addAll(words(clause));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("an alert can't be explained", e);
        }
        List<MentionSpan> shown = Highlights.inOrder(words, MAX_WORDS);
        return new Why(List.copyOf(clauses), shown, highlights.snippets(shown));
    }

    /// The leaves that hold, of those branches that hold; a negated one says nothing that could be shown.
    private List<Query> holding(Query query) throws IOException {
        return switch (query) {
            case Query.All _, Query.Not _ -> List.of();
            case Query.And(List<Query> parts) -> holds(query) ? holdingAll(parts) : List.of();
            case Query.Or(List<Query> parts) -> holdingAll(parts);
            case Query.Text _,
                    Query.Prefix _,
                    Query.Fuzzy _,
                    Query.Near _,
                    Query.Match _,
                    Query.Published _,
                    Query.PublishedLast _ -> holds(query) ? List.of(query) : List.of();
        };
    }

    private List<Query> holdingAll(List<Query> parts) throws IOException {
        List<Query> holding = new ArrayList<>();
        for (Query part : parts) {
            holding.addAll(holding(part));
        }
        return holding;
    }

    private boolean holds(Query query) throws IOException {
        return searcher.count(translator.translate(query)) > 0;
    }

    private List<MentionSpan> words(Query clause) throws IOException {
        if (clause instanceof Query.Match(QueryField field, String value) && field == QueryField.ENTITY) {
            return article.getEntities().stream()
                    .filter(entity -> isNamed(entity, value))
                    .flatMap(entity -> entity.getMentions().stream())
                    .toList();
        }
        List<MentionSpan> words = new ArrayList<>();
        Weight weight =
                searcher.createWeight(searcher.rewrite(translator.translate(clause)), ScoreMode.COMPLETE_NO_SCORES, 1);
        Matches matches = weight.matches(searcher.getIndexReader().leaves().getFirst(), 0);
        if (matches != null) {
            add(words, matches.getMatches(titleField), TextPart.TITLE);
            add(words, matches.getMatches(textField), TextPart.TEXT);
        }
        return words;
    }

    private static boolean isNamed(Entity entity, String value) {
        return entity.getId().equals(value)
                || entity.getName().toLowerCase(Locale.ROOT).contains(value.toLowerCase(Locale.ROOT));
    }

    private void add(List<MentionSpan> words, @Nullable MatchesIterator matches, TextPart part) throws IOException {
        while (matches != null && words.size() < MAX_WORDS && matches.next()) {
            words.add(highlights.span(part, matches.startOffset(), matches.endOffset()));
        }
    }
}
