package io.wiredesk.desk.web;

import io.wiredesk.news.Trend;
import io.wiredesk.news.TrendArticle;
import io.wiredesk.news.TrendKind;
import io.wiredesk.schemas.MediaTopicRoot;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A trend as the page shows it.
///
/// @param query what finds its articles
public record TrendView(
        String name, String query, String window, int stories, int sources, String against, List<Told> articles) {
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT).withZone(ZoneOffset.UTC);

    /// An article that explains it.
    public record Told(String id, @Nullable String storyId, String title, String source, int sources) {}

    static List<TrendView> of(List<Trend> trends) {
        return trends.stream().map(TrendView::of).toList();
    }

    private static TrendView of(Trend trend) {
        return new TrendView(
                trend.getName(),
                query(trend),
                TIME.format(trend.getWindowStart()) + " to " + TIME.format(trend.getWindowEnd()),
                trend.getStories(),
                trend.getSources(),
                String.format(Locale.ROOT, "%.1f, expected %.1f", trend.getWeight(), trend.getExpected()),
                trend.getArticles().stream().map(TrendView::told).toList());
    }

    private static String query(Trend trend) {
        return trend.getKind() == TrendKind.ENTITY
                ? "entity:" + trend.getId()
                : "topic:"
                        + MediaTopicRoot.ofCode(trend.getId())
                                .map(MediaTopicRoot::slug)
                                .orElse(trend.getId());
    }

    private static Told told(TrendArticle article) {
        return new Told(
                article.getArticleId(),
                article.getStoryId(),
                article.getTitle(),
                article.getSource().getName(),
                article.getSources());
    }
}
