package io.wiredesk.desk.web;

import io.wiredesk.news.Alert;
import io.wiredesk.news.SavedSearch;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the page of alerts is given. Everything is plain text, to be escaped by the template, except snippets.
///
/// @param chosen id of the search that is shown alone; null where all are
public record AlertView(
        List<Search> searches, List<Told> alerts, @Nullable String chosen) {
    /// A saved search.
    public record Search(String id, String name, String query, boolean everyArticle, boolean posted) {}

    /// An alert.
    ///
    /// @param snippets HTML, escaped already
    public record Told(
            String search,
            String articleId,
            @Nullable String storyId,
            String title,
            String source,
            Instant time,
            String language,
            List<String> clauses,
            List<String> snippets) {}

    static AlertView of(List<SavedSearch> searches, List<Alert> alerts, @Nullable String chosen) {
        return new AlertView(
                searches.stream()
                        .map(search -> new Search(
                                search.getId(),
                                search.getName(),
                                search.getQuery(),
                                search.getEveryArticle(),
                                search.getWebhook() != null))
                        .toList(),
                alerts.stream().map(AlertView::told).toList(),
                chosen);
    }

    private static Told told(Alert alert) {
        return new Told(
                alert.getSearchName(),
                alert.getArticleId(),
                alert.getStoryId(),
                alert.getTitle(),
                alert.getSource().getName(),
                alert.getPublished(),
                alert.getLanguage(),
                alert.getClauses(),
                alert.getSnippets());
    }
}
