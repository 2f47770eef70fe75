package io.wiredesk.bench.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/// All that one run of one bench measured.
///
/// @param bench its name, as `wiredesk bench` knows it
/// @param command that measures it again
/// @param day when, such as `2026-12-01`
/// @param machine on what
/// @param comparisons with others
/// @param tables of what has no peer
public record Measured(
        String bench, String command, String day, Machine machine, List<Comparison> comparisons, List<Table> tables) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    public Measured {
        comparisons = List.copyOf(comparisons);
        tables = List.copyOf(tables);
    }

    /// Here and today.
    public static Measured now(String bench, List<String> arguments, List<Comparison> comparisons, List<Table> tables) {
        String command = String.join(" ", "./wiredesk bench", bench, String.join(" ", arguments))
                .strip();
        return new Measured(
                bench, command, LocalDate.now(ZoneOffset.UTC).toString(), Machine.here(), comparisons, tables);
    }

    /// @throws IOException with the file's name, when there is none or it is something else
    static Measured read(Path file) throws IOException {
        return JSON.readValue(file.toFile(), Measured.class);
    }

    /// The comparison of this name.
    ///
    /// @throws IllegalArgumentException when there is none
    public Comparison comparison(String what) {
        return comparisons.stream()
                .filter(one -> one.what().equals(what))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(bench + " doesn't compare " + what));
    }

    void write(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(this) + "\n");
    }

    /// As Markdown: a table for each, and who measured it how.
    ///
    /// @param charts whether the comparisons' charts are shown, which lie in `benchmarks/`
    public String markdown(boolean charts) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < comparisons.size(); i++) {
            parts.add(table(comparisons.get(i)));
            if (charts && comparisons.get(i).sides().size() > 1) {
                parts.add("![" + comparisons.get(i).what() + "](benchmarks/" + chart(i) + ")\n");
            }
        }
        tables.forEach(table -> parts.add(table(table)));
        parts.add("`" + command + "`, " + day + "; " + machine.says() + "\n");
        return String.join("\n", parts);
    }

    /// The file of a comparison's chart.
    String chart(int comparison) {
        return bench + "-" + (comparison + 1) + ".svg";
    }

    private static String table(Comparison comparison) {
        StringBuilder table = new StringBuilder("| " + comparison.what() + " | median" + unit(comparison)
                + " | lowest to highest | rounds | Wiredesk to it |\n|---|---|---|---|---|\n");
        for (Comparison.Side side : comparison.sides()) {
            boolean ours = side.equals(comparison.ours());
            table.append("| ")
                    .append(String.join(
                            " | ",
                            side.name(),
                            Numbers.of(side.median()),
                            Numbers.of(side.lowest()) + " to " + Numbers.of(side.highest()),
                            Integer.toString(side.rounds().size()),
                            ours ? "" : Numbers.of(comparison.ratio(side))))
                    .append(" |\n");
        }
        return table.toString();
    }

    private static String unit(Comparison comparison) {
        return comparison.unit().isEmpty() ? "" : ", " + comparison.unit().strip();
    }

    private static String table(Table table) {
        StringBuilder text = new StringBuilder(table.what() + ":\n\n| " + String.join(" | ", table.columns()) + " |\n"
                + "|" + "---|".repeat(table.columns().size()) + "\n");
        table.rows()
                .forEach(
                        row -> text.append("| ").append(String.join(" | ", row)).append(" |\n"));
        return text.toString();
    }
}
