package io.wiredesk.sink.analysis;

import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.sink.query.Facet;
import io.wiredesk.sink.query.Histogram;
import io.wiredesk.sink.query.Interval;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// What an index counts over all hits, counted over a list of articles. Pure.
public final class Overviews {
    private Overviews() {}

    /// The article's story, or the article itself where none is known: what is one hit when stories are.
    public static String told(EnrichedArticle article) {
        return Objects.requireNonNullElse(article.getStoryId(), article.getId());
    }

    public static Map<String, List<Facet>> facets(List<EnrichedArticle> articles) {
        Map<String, Map<String, Long>> counts = new HashMap<>();
        for (EnrichedArticle article : articles) {
            ArticleFields.of(article).stream()
                    .filter(field -> field.kind() == ArticleFields.Kind.FACET)
                    .distinct()
                    .forEach(field -> counts.computeIfAbsent(field.name(), _ -> new HashMap<>())
                            .merge(field.value(), 1L, Long::sum));
        }
        return FacetLists.of(counts);
    }

    public static Histogram histogram(List<EnrichedArticle> articles, Interval interval) {
        Map<Long, Long> counts = new TreeMap<>();
        articles.forEach(article ->
                counts.merge(interval.start(article.getArticle().getPublished().toEpochMilli()), 1L, Long::sum));
        return new Histogram(
                interval,
                counts.entrySet().stream()
                        .map(step -> new Histogram.Bucket(Instant.ofEpochMilli(step.getKey()), step.getValue()))
                        .toList());
    }
}
