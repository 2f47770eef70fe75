package io.wiredesk.bench.index;

import io.wiredesk.desk.record.QueryVectors;
import io.wiredesk.desk.web.WebConfig;
import io.wiredesk.desk.web.WebServer;
import io.wiredesk.desk.web.WebSources;
import io.wiredesk.schemas.config.WireConfig;
import io.wiredesk.sink.SearchIndex;
import io.wiredesk.sink.lucene.LuceneIndex;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;

/// How long a page of ten hits takes over HTTP, facets and snippets and all, one question after the other.
///
/// Run: `java -cp … io.wiredesk.bench.index.Latency FOLDER COUNT`, to ask an index again that [IndexBench] left.
@SuppressWarnings("SystemOut")
public final class Latency {
    private static final int WARM_UP = 300;
    private static final int QUERIES = 1_000;

    private final WebServer server;
    private final HttpClient http = HttpClient.newHttpClient();

    private Latency(WebServer server) {
        this.server = server;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        try (Wire wire = Wire.start(Files.createTempDirectory("wiredesk-bench"));
                SearchIndex index = LuceneIndex.openReader(Path.of(args[0]))) {
            MadeArticles made = new MadeArticles(IndexBench.SEED);
            run(index, wire.config(), made, Integer.parseInt(args[1]), IndexBench.SEED)
                    .forEach(System.out::println);
        }
    }

    static List<String> run(SearchIndex index, WireConfig wire, MadeArticles articles, int count, long seed)
            throws IOException, InterruptedException {
        Random random = new Random(seed);
        WebSources sources = new WebSources(
                index,
                Optional::empty,
                wire,
                () -> true,
                _ -> {
                    throw new IllegalStateException("nothing is explained here");
                },
                new QueryVectors());
        try (WebServer server = WebServer.start(new WebConfig("127.0.0.1", 0, null, null, null, true), sources)) {
            Latency latency = new Latency(server);
            List<String> lines = new ArrayList<>();
            lines.add(latency.measure("one word", () -> articles.word(random)));
            lines.add(latency.measure(
                    "two words, facets of all", () -> articles.word(random) + " OR " + articles.word(random)));
            lines.add(latency.measure("phrase from a text", () -> phrase(articles, count, random)));
            lines.add(latency.measure(
                    "entity, newest", () -> "entity:Q" + (1_000 + random.nextInt(500)) + "&sort=newest"));
            lines.add(latency.measure("everything", () -> ""));
            lines.add(latency.measure(
                    "one word, counts over time", () -> articles.word(random) + "&histogram=day&sort=newest"));
            lines.add(latency.measure("one word, a hit a story", () -> articles.word(random) + "&collapse=story"));
            return lines;
        }
    }

    private static String phrase(MadeArticles articles, int count, Random random) {
        String[] words =
                articles.article(random.nextInt(count)).getArticle().getText().split("\\s+");
        int at = random.nextInt(words.length - 2);
        return "\"" + (words[at] + " " + words[at + 1]).replaceAll("[^a-zA-Z ]", "") + "\"";
    }

    private String measure(String name, Supplier<String> query) throws IOException, InterruptedException {
        for (int i = 0; i < WARM_UP; i++) {
            long _ = ask(query.get());
        }
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < QUERIES; i++) {
            millis.add(ask(query.get()) / 1e6);
        }
        return name + ": " + Percentiles.of(millis);
    }

    private long ask(String query) throws IOException, InterruptedException {
        String[] parts = query.split("&", 2);
        URI address = server.address()
                .resolve("/api/search?limit=10&q=" + URLEncoder.encode(parts[0], StandardCharsets.UTF_8)
                        + (parts.length > 1 ? "&" + parts[1] : ""));
        long start = System.nanoTime();
        HttpResponse<byte[]> answer =
                http.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException(address + " answers " + answer.statusCode());
        }
        return System.nanoTime() - start;
    }
}
