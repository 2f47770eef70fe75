package io.wiredesk.bench.fault;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What each kind of fault did, as a table.
final class Report {
    private final Map<String, Row> rows = new LinkedHashMap<>();

    /// A kind of fault.
    static final class Row {
        private final List<Double> seconds = new ArrayList<>();
        private int faults;
        private int lost;
        private int doubled;
        private String says = "";

        private String cells() {
            List<Double> sorted = seconds.stream().sorted().toList();
            return String.format(
                    Locale.ROOT,
                    "%d | %d | %d | %s | %s | %s",
                    faults,
                    lost,
                    doubled,
                    sorted.isEmpty() ? "" : String.format(Locale.ROOT, "%.1f", sorted.get(sorted.size() / 2)),
                    sorted.isEmpty() ? "" : String.format(Locale.ROOT, "%.1f", sorted.getLast()),
                    says);
        }
    }

    /// Counts faults of a kind, injected together.
    ///
    /// @param seconds from the last of them until all that had been sent was searchable
    void add(String kind, int faults, double seconds, int lost, int doubled) {
        Row row = row(kind);
        row.faults += faults;
        row.seconds.add(seconds);
        row.lost += lost;
        row.doubled += doubled;
    }

    /// What the system says of a kind of fault: a line, a metric, a state of health.
    void says(String kind, String what) {
        row(kind).says = what;
    }

    private Row row(String kind) {
        return rows.computeIfAbsent(kind, _ -> new Row());
    }

    int faults() {
        return rows.values().stream().mapToInt(row -> row.faults).sum();
    }

    int lost() {
        return rows.values().stream().mapToInt(row -> row.lost).sum();
    }

    int doubled() {
        return rows.values().stream().mapToInt(row -> row.doubled).sum();
    }

    void write(Path to, String head) throws IOException {
        StringBuilder text = new StringBuilder(head)
                .append(
                        "\n\n| fault | times | lost | doubled | recovery, median s | longest s | what is said of it |\n")
                .append("|---|---|---|---|---|---|---|\n");
        rows.forEach((kind, row) ->
                text.append("| ").append(kind).append(" | ").append(row.cells()).append(" |\n"));
        text.append("| all | ")
                .append(faults())
                .append(" | ")
                .append(lost())
                .append(" | ")
                .append(doubled());
        text.append(" | | | |\n");
        Files.createDirectories(to.toAbsolutePath().getParent());
        Files.writeString(to, text);
    }
}
