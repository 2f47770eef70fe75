package io.wiredesk.enrich.trend;

import io.wiredesk.schemas.config.Setting;
import java.time.Duration;

/// When something rises. Group `trends`.
///
/// @param minPast windows without which nothing is said
public record TrendConfig(
        @Setting(value = "1", meaning = "Threads that count; more than the topic has partitions stay idle.", min = 1)
        int threads,

        @Setting(
                value = "1h",
                meaning = "Length of a window of time; a week is a whole number of them.",
                min = 60_000,
                max = 86_400_000)
        Duration window,

        @Setting(
                value = "28d",
                meaning = "How far back the past of an entity or subject is remembered.",
                min = 3_600_000)
        Duration history,

        @Setting(
                value = "6h",
                meaning = "How late an article may come, by its time of publication, and still be counted.",
                min = 0)
        Duration grace,

        @Setting(
                value = "24",
                meaning = "Windows of past that are needed before anything is said to rise.",
                min = 1,
                max = 100_000)
        int minPast,

        @Setting(value = "3", meaning = "Weight below which nothing rises: about so many independent stories.")
        double minWeight,

        @Setting(value = "3", meaning = "Standard deviations beyond the expected that make a trend.")
        double minScore) {

    private static final long WEEK_MILLIS = Duration.ofDays(7).toMillis();

    public TrendConfig {
        if (WEEK_MILLIS % window.toMillis() != 0) {
            throw new IllegalArgumentException("trends.window must divide a week, as 1h, 3h or 1d do");
        }
        if (minWeight < 1 || minScore <= 0) {
            throw new IllegalArgumentException("trends.min-weight is at least 1, trends.min-score more than 0");
        }
    }

    /// Start of the window that an instant lies in; windows start at midnight of a Monday, UTC, and go on from there.
    long windowStart(long millis) {
        long monday = Duration.ofDays(4).toMillis(); // 1970-01-05
        return Math.floorDiv(millis - monday, window.toMillis()) * window.toMillis() + monday;
    }
}
