package io.wiredesk.bench.report;

import java.util.List;

/// Figures that are compared with a bar, or with nothing.
///
/// @param what it shows
/// @param columns their heads
/// @param rows each with a cell for each column
public record Table(String what, List<String> columns, List<List<String>> rows) {
    public Table {
        columns = List.copyOf(columns);
        rows = rows.stream().map(List::copyOf).toList();
        for (List<String> row : rows) {
            if (row.size() != columns.size()) {
                throw new IllegalArgumentException(what + ": a row of " + row.size() + " cells");
            }
        }
    }
}
