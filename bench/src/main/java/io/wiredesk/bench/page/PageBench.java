package io.wiredesk.bench.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.wiredesk.ingest.extract.PageReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Extraction over pages whose text is known: F1 as the public benchmark counts it, and pages a second on one thread.
///
/// Run: `java -cp … io.wiredesk.bench.page.PageBench PAGES.jsonl [ROUNDS]`, a line `{"file", "url", "text"}` for each
/// page.
public final class PageBench {
    private static final int ROUNDS = 5;
    private static final double POOR = 0.9;

    private record Page(
            String file, ByteBuffer body, @Nullable String url, String text) {}

    private PageBench() {}

    @SuppressWarnings("SystemOut")
    public static void main(String[] args) throws IOException {
        if (args.length == 0) {
            throw new IllegalArgumentException("name a file of JSON Lines {\"file\", \"url\", \"text\"}");
        }
        List<Page> pages = pages(Path.of(args[0]));
        Shingles all = new Shingles(0, 0, 0);
        for (Page page : pages) {
            Shingles one = Shingles.of(
                    page.text(),
                    PageReader.read(page.body().array(), null, page.url()).text());
            all = all.plus(one);
            if (one.f1() < POOR) {
                System.out.printf("%s: P %.3f R %.3f%n", page.file(), one.precision(), one.recall());
            }
        }
        System.out.printf("%d pages: F1 %.3f, P %.3f, R %.3f%n", pages.size(), all.f1(), all.precision(), all.recall());
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : ROUNDS;
        for (int round = 1; round <= rounds; round++) {
            System.out.printf("round %d: %.0f pages/s%n", round, pages.size() / seconds(pages));
        }
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
