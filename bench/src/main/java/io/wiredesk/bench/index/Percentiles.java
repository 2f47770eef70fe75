package io.wiredesk.bench.index;

import io.wiredesk.bench.report.Numbers;
import java.util.List;

/// Times of many runs, in milliseconds.
public final class Percentiles {
    /// Heads of [#row].
    public static final List<String> COLUMNS = List.of("", "p50", "p95", "p99", "of");

    private Percentiles() {}

    /// A row below [#COLUMNS].
    public static List<String> row(String name, List<Double> millis) {
        List<Double> sorted = millis.stream().sorted().toList();
        return List.of(
                name,
                Numbers.of(at(sorted, 0.50)),
                Numbers.of(at(sorted, 0.95)),
                Numbers.of(at(sorted, 0.99)),
                Integer.toString(sorted.size()));
    }

    private static double at(List<Double> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1L, (long) (share * sorted.size())));
    }
}
