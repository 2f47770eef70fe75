package io.wiredesk.enrich.trend;

import io.wiredesk.news.TrendArticle;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// How much was told of something in a window. A story counts 1 and the binary logarithm of its sources: what forty
/// outlets took from one agency is more than one report and far less than forty. Together they count no more than there
/// are sources: what one outlet writes ten times of is its own affair. Pure.
///
/// @param explaining the first article of each story, the story with the most sources first
record Weight(int stories, int sources, double weight, List<TrendArticle> explaining) {
    private static final int MAX_EXPLAINING = 10;

    private static final Comparator<TrendArticle> EARLIEST =
            Comparator.comparing(TrendArticle::getPublished).thenComparing(TrendArticle::getArticleId);

    Weight {
        explaining = List.copyOf(explaining);
    }

    static Weight of(Collection<TrendArticle> articles) {
        Map<String, List<TrendArticle>> stories = new LinkedHashMap<>();
        articles.stream()
                .sorted(EARLIEST)
                .forEach(article -> stories.computeIfAbsent(
                                Objects.requireNonNullElse(article.getStoryId(), article.getArticleId()),
                                _ -> new ArrayList<>())
                        .add(article));
        List<TrendArticle> first = new ArrayList<>();
        double sum = 0;
        for (List<TrendArticle> story : stories.values()) {
            int sources = sources(story);
            sum += 1 + Math.log(sources) / Math.log(2);
            first.add(TrendArticle.newBuilder(story.getFirst())
                    .setSources(sources)
                    .build());
        }
        int all = sources(articles);
        return new Weight(
                stories.size(),
                all,
                Math.min(sum, all),
                first.stream()
                        .sorted(Comparator.comparingInt(TrendArticle::getSources)
                                .reversed()
                                .thenComparing(EARLIEST))
                        .limit(MAX_EXPLAINING)
                        .toList());
    }

    private static int sources(Collection<TrendArticle> articles) {
        return (int) articles.stream()
                .map(article -> article.getSource().getDomain())
                .distinct()
                .count();
    }
}
