package io.wiredesk.desk.web;

import io.wiredesk.desk.record.FeedState;
import io.wiredesk.monitor.GroupLag;
import io.wiredesk.monitor.LagReport;
import io.wiredesk.sink.query.Facet;
import io.wiredesk.sink.query.SearchResult;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the page's templates are given.
public final class PageView {
    private PageView() {}

    /// A search and what it found.
    ///
    /// @param fault why the query can't be read; null where it can
    /// @param next query string of the next page; null where this is the last
    public record Hits(
            String query,
            long total,
            List<ArticleView> articles,
            List<ArticleView.Tag> topics,
            @Nullable String fault,
            @Nullable String next) {

        static Hits of(String query, SearchResult result) {
            String cursor = result.nextCursor();
            return new Hits(
                    query,
                    result.total(),
                    result.hits().stream()
                            .map(hit -> ArticleView.of(hit.article(), hit.snippets(), false))
                            .toList(),
                    result.facets().getOrDefault(SearchResult.TOPICS, List.of()).stream()
                            .map(PageView::topic)
                            .toList(),
                    null,
                    cursor == null ? null : "q=" + encoded(query) + "&sort=newest&cursor=" + encoded(cursor));
        }

        static Hits unreadable(String query, String fault) {
            return new Hits(query, 0, List.of(), List.of(), fault, null);
        }
    }

    private static ArticleView.Tag topic(Facet facet) {
        return new ArticleView.Tag("topic", facet.value(), facet.label() + " " + facet.count());
    }

    /// A value in an address.
    public static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /// One row of the lag table.
    public record Lag(String group, String type, String records, String seconds, String verdict, boolean trouble) {

        static List<Lag> of(Optional<LagReport> report) {
            return report.map(r -> r.groups().stream().map(Lag::row).toList()).orElse(List.of());
        }

        private static Lag row(GroupLag group) {
            return new Lag(
                    group.group(),
                    group.type(),
                    Long.toString(group.lagRecords()),
                    group.lagSeconds() == null ? "–" : String.format(Locale.ROOT, "%.1f", group.lagSeconds()),
                    group.verdict().name(),
                    group.verdict().isError());
        }
    }

    /// One row of the feeds table.
    public record FeedRow(String title, String url, String result, String message) {

        static FeedRow of(FeedState state) {
            return new FeedRow(
                    state.title(), state.url(), result(state), state.message() == null ? "" : state.message());
        }

        private static String result(FeedState state) {
            if (state.status() == null) {
                return "not polled yet";
            }
            String result = state.result().replace('-', ' ');
            return state.failures() > 1 ? result + ", " + state.failures() + " times in a row" : result;
        }
    }
}
