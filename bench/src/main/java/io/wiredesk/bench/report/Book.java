package io.wiredesk.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The page of all benches: `benchmarks.md` beside a folder `benchmarks`, which has of each bench what it
/// measured (`NAME.json`), what there is to say of it (`NAME.md`, written by hand, with its heading), and its
/// charts. The order is that of `order.txt`.
public final class Book {
    private static final String HEAD = """
            # Benchmarks

            Made by `./wiredesk bench all` from what each bench measured, and by `./wiredesk bench report` from what is kept in
            `benchmarks/`; what is said of the figures is written by hand. Rounds of Wiredesk and of its peers are taken in turns in one
            run. Machines differ: read the ratios. `mvn -pl bench -am -Pbench verify` measures short versions of some and compares their ratios
            with these. A table without command, day and machine below it is of an earlier run, copied by hand.
            """;

    private final Path docs;

    /// @param docs the folder of `benchmarks.md`
    public Book(Path docs) {
        this.docs = docs;
    }

    private Path folder() {
        return docs.resolve("benchmarks");
    }

    /// What was measured last, as it is kept; empty where nothing is.
    public Optional<Measured> measured(String bench) throws IOException {
        Path file = folder().resolve(bench + ".json");
        return Files.exists(file) ? Optional.of(Measured.read(file)) : Optional.empty();
    }

    /// Keeps what was measured, in place of what was there, with its charts.
    public void keep(Measured measured) throws IOException {
        measured.write(folder().resolve(measured.bench() + ".json"));
        for (int i = 0; i < measured.comparisons().size(); i++) {
            Files.writeString(
                    folder().resolve(measured.chart(i)),
                    Chart.of(measured.comparisons().get(i)));
        }
    }

    /// The page as it should be.
    public String page() throws IOException {
        List<String> parts = new ArrayList<>();
        parts.add(HEAD);
        for (String bench : Files.readAllLines(folder().resolve("order.txt"))) {
            parts.add(Files.readString(folder().resolve(bench + ".md")));
            measured(bench).map(measured -> measured.markdown(true)).ifPresent(parts::add);
        }
        return String.join("\n", parts);
    }

    /// Writes the page.
    public void write() throws IOException {
        Files.writeString(docs.resolve("benchmarks.md"), page());
    }
}
