package io.wiredesk.bench.report;

import io.wiredesk.bench.report.Comparison.Side;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Takes down what is measured, round by round, and says it as it comes.
public final class Rounds {
    private final String what;
    private final String unit;
    private final boolean more;
    private final Map<String, List<Double>> sides = new LinkedHashMap<>();

    /// @param what is counted
    /// @param unit such as `/s`
    /// @param more whether more is better
    public Rounds(String what, String unit, boolean more) {
        this.what = what;
        this.unit = unit;
        this.more = more;
    }

    /// The first who is named is us.
    public void add(String name, double value) {
        System.err.printf(Locale.ROOT, "%s: %s %s%s%n", what, name, Numbers.of(value), unit);
        sides.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
    }

    /// All rounds so far.
    public Comparison compared() {
        return new Comparison(
                what,
                unit,
                more,
                sides.entrySet().stream()
                        .map(side -> new Side(side.getKey(), side.getValue()))
                        .toList());
    }
}
