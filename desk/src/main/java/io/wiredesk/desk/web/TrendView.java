package io.wiredesk.desk.web;

import io.wiredesk.news.Trend;
import io.wiredesk.news.TrendArticle;
import io.wiredesk.news.TrendKind;
import io.wiredesk.schemas.MediaTopicRoot;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A trend as the page shows it.
///
/// @param address of its articles
/// @param weight of its window, to be compared with what its past lets expect
public record TrendView(
        String name,
        String address,
        Instant from,
        Instant until,
        int stories,
        int sources,
        String weight,
        String expected,
        List<Told> articles) {
    /// An article that explains it.
    public record Told(String id, @Nullable String storyId, String title, String source, int sources) {}

    static List<TrendView> of(List<Trend> trends) {
        return trends.stream().map(TrendView::of).toList();
    }

    private static TrendView of(Trend trend) {
        return new TrendView(
                trend.getName(),
                address(trend),
                trend.getWindowStart(),
                trend.getWindowEnd(),
                trend.getStories(),
                trend.getSources(),
                String.format(Locale.ROOT, "%.1f", trend.getWeight()),
                String.format(Locale.ROOT, "%.1f", trend.getExpected()),
                trend.getArticles().stream().map(TrendView::told).toList());
    }

    private static String address(Trend trend) {
        String topic =
                MediaTopicRoot.ofCode(trend.getId()).map(MediaTopicRoot::slug).orElse(trend.getId());
        return trend.getKind() == TrendKind.ENTITY
                ? "/entities/" + Address.encoded(trend.getId())
                : Address.of("/search").with("topic", topic).toString();
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
