package io.wiredesk.desk.command;

import io.wiredesk.desk.record.FeedState;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The states of feeds as lines for a terminal. Pure.
final class FeedTable {
    private static final String FORMAT = "%-16s  %-12s  %8s  %-20s  %8s  %5s  %7s  %s";
    static final String HEAD =
            FORMAT.formatted("ID", "RESULT", "FAILURES", "NEXT POLL", "A DAY", "304", "POLLS", "FEED");

    private FeedTable() {}

    /// A line for the feed, and one more where something is to be said of it.
    static List<String> lines(FeedState state) {
        String line = String.format(
                Locale.ROOT,
                FORMAT,
                state.id(),
                state.result(),
                state.failures(),
                time(state.nextPollAt(), state.status() == null ? "now" : "never"),
                number(state.entriesPerDay(), "%.1f", 1),
                number(state.unchangedShare(), "%.0f%%", 100),
                state.polls(),
                state.url());
        return state.message() == null ? List.of(line) : List.of(line, "    " + state.message());
    }

    private static String time(@Nullable Instant at, String otherwise) {
        return at == null ? otherwise : at.truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static String number(@Nullable Double value, String format, int times) {
        return value == null ? "-" : String.format(Locale.ROOT, format, value * times);
    }
}
