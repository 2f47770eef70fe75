package io.wiredesk.bench.index;

import java.util.List;
import java.util.Locale;

/// Times of many runs, in milliseconds.
final class Percentiles {
    private Percentiles() {}

    /// `p50 1.2 ms, p95 3.4 ms, p99 5.6 ms of 1000`.
    static String of(List<Double> millis) {
        List<Double> sorted = millis.stream().sorted().toList();
        return String.format(
                Locale.ROOT,
                "p50 %.1f ms, p95 %.1f ms, p99 %.1f ms of %d",
                at(sorted, 0.50),
                at(sorted, 0.95),
                at(sorted, 0.99),
                sorted.size());
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1L, (long) (share * sorted.size())));
    }
}
