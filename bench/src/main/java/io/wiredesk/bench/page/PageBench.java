package io.wiredesk.bench.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.wiredesk.bench.report.BadArguments;
import io.wiredesk.bench.report.Measured;
import io.wiredesk.bench.report.Numbers;
import io.wiredesk.bench.report.Rounds;
import io.wiredesk.bench.report.Table;
import io.wiredesk.ingest.extract.PageReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Extraction over pages whose text is known: F1 as the public benchmark counts it, and pages a second on one thread.
/// The pages are listed in JSON Lines, `{"file", "url", "text"}` for each.
public final class PageBench {
    private static final int ROUNDS = 5;
    private static final double POOR = 0.9;

    private record Page(
            String file, ByteBuffer body, @Nullable String url, String text) {}

    private PageBench() {}

    /// @param args the list of pages, rounds
    /// @throws BadArguments without a list
    public static Measured run(List<String> args) throws IOException {
        if (args.isEmpty()) {
            throw new BadArguments("name a file of JSON Lines {\"file\", \"url\", \"text\"}");
        }
        List<Page> pages = pages(Path.of(args.getFirst()));
        Shingles all = new Shingles(0, 0, 0);
        List<List<String>> poor = new ArrayList<>();
        for (Page page : pages) {
            Shingles one = Shingles.of(
                    page.text(),
                    PageReader.read(page.body().array(), null, page.url()).text());
            all = all.plus(one);
            if (one.f1() < POOR) {
                poor.add(List.of(page.file(), Numbers.of(one.precision()), Numbers.of(one.recall())));
            }
        }
        int rounds = args.size() > 1 ? Integer.parseInt(args.get(1)) : ROUNDS;
        Rounds speed = new Rounds("pages read on one thread", "/s", true);
        for (int round = 1; round <= rounds; round++) {
            speed.add("Wiredesk", pages.size() / seconds(pages));
        }
        List<String> row =
                List.of("" + pages.size(), Numbers.of(all.f1()), Numbers.of(all.precision()), Numbers.of(all.recall()));
        return Measured.now(
                "pages",
                List.of("PAGES.jsonl"),
                List.of(speed.compared()),
                List.of(
                        new Table("Text found", List.of("pages", "F1", "P", "R"), List.of(row)),
                        new Table("Pages below " + POOR, List.of("page", "P", "R"), poor)));
    }

    private static double seconds(List<Page> pages) {
        long start = System.nanoTime();
        int articles = 0;
        for (Page page : pages) {
            articles += PageReader.read(page.body().array(), null, page.url()).hasText() ? 1 : 0;
        }
        if (articles == 0) {
            throw new IllegalStateException("no article was found in any page");
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static List<Page> pages(Path list) throws IOException {
        List<Page> pages = new ArrayList<>();
        for (String line : Files.readAllLines(list)) {
            JsonNode page = JsonMapper.builder().build().readTree(line);
            String file = page.path("file").asText();
            pages.add(new Page(
                    file,
                    ByteBuffer.wrap(Files.readAllBytes(Path.of(file))),
                    page.path("url").isTextual() ? page.get("url").asText() : null,
                    page.path("text").asText()));
        }
        return pages;
    }
}
