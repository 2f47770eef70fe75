package io.wiredesk.enrich.trend;

import java.time.Duration;
import java.util.Map;

/// What the past of something lets expect of a window: the mean of the windows at the same hour of the week before,
/// with
/// the hours beside them, drawn towards the mean of all the past as far as weeks are few. Pure.
///
/// @param weight expected
/// @param windows of past that it stands on
record Expectation(double weight, long windows) {
    private static final long WEEK = Duration.ofDays(7).toMillis();

    /// As much as so many windows of the season counts the mean of all.
    private static final double SHRINKAGE = 1;

    /// What the hours beside count: what recurs isn't always on time.
    private static final double BESIDE = 0.25;

    /// @param past weights of the windows that had any, by their start
    /// @param first start of the first whole window that was watched; what lies before says nothing
    /// @param start of the window in question
    /// @param length of a window, milliseconds
    static Expectation of(Map<Long, Double> past, long first, long start, long length) {
        long windows = Math.max(0, (start - first) / length);
        if (windows == 0) {
            return new Expectation(0, 0);
        }
        double all = 0;
        for (Map.Entry<Long, Double> each : past.entrySet()) {
            all += each.getKey() >= first && each.getKey() < start ? each.getValue() : 0;
        }
        double season = 0;
        double seasonal = 0;
        for (long week = start - WEEK; week + length >= first; week -= WEEK) {
            for (long at = week - length; at <= week + length; at += length) {
                double share = at < first || at >= start ? 0 : at == week ? 1 : BESIDE;
                season += share * past.getOrDefault(at, 0.0);
                seasonal += share;
            }
        }
        double expected = (season + SHRINKAGE * all / windows) / (seasonal + SHRINKAGE);
        return new Expectation(expected, windows);
    }

    /// How far a weight is beyond it, in standard deviations; a count as small as this varies by its root, and by
    /// one at
    /// least.
    double score(double observed) {
        return (observed - weight) / Math.sqrt(Math.max(weight, 1));
    }
}
