package io.wiredesk.sink.analysis;

import io.wiredesk.news.EnrichedArticle;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/// What makes an article like another: who and what it is about, by how much it is; its keywords; the words of its
/// title; its narrower subjects. What is rare in the index counts more (BM25), so that no list of stop words is needed.
/// Pure.
public final class Likeness {
    private static final int MOST_ENTITIES = 8;
    private static final int MOST_KEYWORDS = 10;
    private static final int MOST_TITLE_WORDS = 20;

    /// One thing in common is chance.
    private static final int IN_COMMON = 2;

    private Likeness() {}

    /// Articles like this one, without itself; none where there is nothing to go by.
    public static Query to(EnrichedArticle article) {
        List<Query> traits = new ArrayList<>();
        article.getEntities().stream()
                .limit(MOST_ENTITIES)
                .forEach(entity -> traits.add(
                        new BoostQuery(new TermQuery(new Term(ArticleFields.ENTITY_ID, entity.getId())), (float)
                                (0.5 + 2 * entity.getSalience()))));
        Words words = new Words(List.of(), true);
        article.getKeywords().stream()
                .limit(MOST_KEYWORDS)
                .map(keyword -> words.phrase(ArticleFields.KEYWORDS, keyword))
                .forEach(keyword -> {
                    if (keyword != null) {
                        traits.add(keyword);
                    }
                });
        traits.addAll(titleWords(article));
        article.getNarrowerTopics()
                .forEach(topic -> traits.add(new TermQuery(new Term(ArticleFields.TOPIC, topic.getCode()))));
        return any(traits, article.getId());
    }

    private static List<Query> titleWords(EnrichedArticle article) {
        String language = Languages.of(article.getLanguage());
        String title = ArticleFields.in(ArticleFields.TITLE, language);
        return new LinkedHashSet<>(Words.terms(title, article.getArticle().getTitle()))
                .stream()
                        .limit(MOST_TITLE_WORDS)
                        .<Query>map(word -> new TermQuery(new Term(title, word)))
                        .toList();
    }

    private static Query any(List<Query> traits, String id) {
        BooleanQuery.Builder any = new BooleanQuery.Builder();
        if (!traits.isEmpty()) {
            traits.forEach(trait -> any.add(trait, Occur.SHOULD));
            any.add(new TermQuery(new Term(ArticleFields.ID, id)), Occur.MUST_NOT);
            any.setMinimumNumberShouldMatch(Math.min(IN_COMMON, traits.size()));
        }
        return any.build();
    }
}
