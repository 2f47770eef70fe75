package io.wiredesk.bench.report;

import io.wiredesk.bench.report.Comparison.Side;
import java.util.List;
import java.util.Locale;

/// A comparison as a picture: a bar to the median of each, a line from its lowest to its highest round.
/// Readable on light and dark pages.
final class Chart {
    private static final int WIDTH = 720;
    private static final int NAMES = 190;
    private static final int FIGURES = 90;
    private static final int ROW = 34;
    private static final int BAR = 16;
    private static final int TOP = 34;

    private Chart() {}

    static String of(Comparison comparison) {
        List<Side> sides = comparison.sides();
        double most = sides.stream().mapToDouble(Side::highest).max().orElseThrow();
        int height = TOP + ROW * sides.size() + 6;
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" font-family=\"sans-serif\""
                        + " font-size=\"13\" fill=\"#6b7280\">%n<title>%s</title>%n<text x=\"0\" y=\"18\">%s</text>%n",
                WIDTH,
                height,
                escaped(comparison.what()),
                escaped(comparison.what() + heading(comparison))));
        for (int i = 0; i < sides.size(); i++) {
            Side side = sides.get(i);
            int y = TOP + i * ROW;
            double scale = (WIDTH - NAMES - FIGURES) / most;
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"0\" y=\"%d\">%s</text>%n<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>%n",
                    y + 13,
                    escaped(side.name()),
                    NAMES,
                    y,
                    Math.max(1, side.median() * scale),
                    BAR,
                    i == 0 ? "#2563eb" : "#9ca3af"));
            svg.append(String.format(
                    Locale.ROOT,
                    "<path d=\"M%.1f %dH%.1f\" stroke=\"#f59e0b\" stroke-width=\"2\"/>%n<text x=\"%d\" y=\"%d\">%s</text>%n",
                    NAMES + side.lowest() * scale,
                    y + BAR + 4,
                    NAMES + side.highest() * scale,
                    WIDTH - FIGURES + 8,
                    y + 13,
                    Numbers.of(side.median())));
        }
        return svg.append("</svg>\n").toString();
    }

    private static String heading(Comparison comparison) {
        String unit =
                comparison.unit().isEmpty() ? "" : ", " + comparison.unit().strip();
        return unit + (comparison.more() ? " (more is better)" : " (less is better)");
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
