package io.wiredesk.bench.report;

import java.util.Locale;

/// Figures as they are read: three digits that mean something, thousands apart.
public final class Numbers {
    private Numbers() {}

    /// Such as `1,042`, `34.1`, `0.532`.
    public static String of(double value) {
        if (value == 0) {
            return "0";
        }
        double size = Math.abs(value);
        return String.format(
                Locale.ROOT, size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f", value);
    }
}
