package io.wiredesk.desk.web;

import io.wiredesk.desk.record.FeedState;
import io.wiredesk.news.FeedStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A feed's health as the page shows it.
///
/// @param result word of the last poll, such as `not-modified`
/// @param failures polls that failed in a row
/// @param perDay entries a day; null where not known
public record FeedView(
        String title,
        String url,
        String result,
        String message,
        int failures,
        long polls,
        long revisions,
        @Nullable Instant polledAt,
        @Nullable Instant nextPollAt,
        @Nullable String perDay) {
    /// As many as a person looks through.
    static final int MOST = 500;

    /// Those in trouble first.
    static List<FeedView> of(List<FeedState> states) {
        return states.stream()
                .sorted(Comparator.comparingInt(FeedState::failures).reversed().thenComparing(FeedState::title))
                .limit(MOST)
                .map(FeedView::of)
                .toList();
    }

    private static FeedView of(FeedState state) {
        FeedStatus status = state.status();
        String message = state.message();
        return new FeedView(
                state.title(),
                state.url(),
                state.result(),
                message == null ? "" : message,
                state.failures(),
                state.polls(),
                status == null ? 0 : status.getRevisions(),
                state.polledAt(),
                state.nextPollAt(),
                status == null || status.getEntriesPerDay() == null
                        ? null
                        : Long.toString(Math.round(status.getEntriesPerDay())));
    }
}
