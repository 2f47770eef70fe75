package io.wiredesk.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.wiredesk.bench.report.Comparison.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BookTest {
    private static final Comparison COMPARED = new Comparison(
            "feeds & more",
            "/s",
            true,
            List.of(new Side("Wiredesk", List.of(90.0, 50.0, 120.0)), new Side("Rome", List.of(100.0, 100.0, 100.0))));

    /// The page in the documentation is what the kept figures make: nothing in it is written in by hand.
    @Test
    void the_committed_page_is_made_of_the_committed_figures() throws IOException {
        Path docs = Path.of("..", "docs");
        assertThat(new Book(docs).page())
                .as("run: ./wiredesk bench report")
                .isEqualTo(Files.readString(docs.resolve("benchmarks.md")));
    }

    @Test
    void a_ratio_is_that_of_rounds_taken_in_turns() {
        // A round that was slow for both counts as it should: 0.9, 0.5 and 1.2.
        assertThat(COMPARED.ratio(COMPARED.peers().getFirst())).isCloseTo(0.9, within(1e-9));
    }

    @Test
    void peers_of_other_rounds_are_compared_by_their_medians() {
        Side once = new Side("feedparser", List.of(10.0));
        assertThat(COMPARED.ratio(once)).isCloseTo(9, within(1e-9));
    }

    @Test
    void what_was_measured_is_kept_with_its_chart_and_shown(@TempDir Path docs) throws IOException {
        Book book = new Book(docs);
        Measured measured = Measured.now(
                "parsing",
                List.of("15"),
                List.of(COMPARED),
                List.of(new Table("The feeds", List.of("documents"), List.of(List.of("200")))));
        book.keep(measured);
        Files.writeString(docs.resolve("benchmarks/order.txt"), "parsing\n");
        Files.writeString(docs.resolve("benchmarks/parsing.md"), "## Parsing\n");

        assertThat(book.measured("parsing")).contains(measured);
        assertThat(book.measured("polling")).isEmpty();
        assertThat(book.page())
                .contains("## Parsing")
                .contains("| Wiredesk | 90.0 | 50.0 to 120 | 3 |  |")
                .contains("| Rome | 100 | 100 to 100 | 3 | 0.900 |")
                .contains("![feeds & more](benchmarks/parsing-1.svg)")
                .contains("| 200 |")
                .contains("`./wiredesk bench parsing 15`");
        assertThat(Files.readString(docs.resolve("benchmarks/parsing-1.svg")))
                .contains("feeds &amp; more, /s (more is better)")
                .contains(">Rome<");
    }
}
