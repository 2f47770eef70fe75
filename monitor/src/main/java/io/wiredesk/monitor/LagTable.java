package io.wiredesk.monitor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A report as a table for people: one line a group, numbers to the right, `-` for what is not known.
public final class LagTable {
    private static final List<String> HEADER =
            List.of("GROUP", "TYPE", "STATE", "VERDICT", "LAG", "SECONDS", "UNTIL-LOSS");
    private static final int FIRST_NUMBER = 4;

    private LagTable() {}

    /// Ends with a line feed. Without groups: the header, and a line that says so.
    public static String render(LagReport report) {
        List<List<String>> rows = new ArrayList<>();
        rows.add(HEADER);
        report.groups().forEach(group -> rows.add(row(group)));
        int[] widths = new int[HEADER.size()];
        rows.forEach(row -> {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        });
        StringBuilder table = new StringBuilder();
        rows.forEach(row -> table.append(line(row, widths)).append('\n'));
        if (report.groups().isEmpty()) {
            table.append("(no consumer groups)\n");
        }
        report.unreadable().keySet().stream()
                .sorted()
                .forEach(what -> table.append("! ")
                        .append(what)
                        .append(": ")
                        .append(report.unreadable().get(what))
                        .append('\n'));
        return table.toString();
    }

    private static List<String> row(GroupLag group) {
        return List.of(
                group.group(),
                group.type(),
                group.state(),
                group.verdict().name(),
                group.partitions().stream().allMatch(p -> p.lagRecords() == null)
                        ? "-"
                        : Long.toString(group.lagRecords()),
                group.lagSeconds() == null ? "-" : String.format(Locale.ROOT, "%.1f", group.lagSeconds()),
                duration(group.secondsUntilLoss()));
    }

    private static String line(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            String padding = " ".repeat(widths[i] - row.get(i).length());
            line.append(i == 0 ? "" : "  ").append(i < FIRST_NUMBER ? row.get(i) + padding : padding + row.get(i));
        }
        return line.toString().stripTrailing();
    }

    /// The two largest units: `6d 3h`, `2h 5m`, `40s`.
    static String duration(@Nullable Double seconds) {
        if (seconds == null) {
            return "-";
        }
        long whole = seconds.longValue();
        if (whole >= 86_400) {
            return whole / 86_400 + "d " + whole % 86_400 / 3600 + "h";
        }
        if (whole >= 3600) {
            return whole / 3600 + "h " + whole % 3600 / 60 + "m";
        }
        return whole >= 60 ? whole / 60 + "m " + whole % 60 + "s" : whole + "s";
    }
}
