package io.wiredesk.bench.index;

import io.wiredesk.bench.report.Folders;
import io.wiredesk.bench.report.Numbers;
import io.wiredesk.bench.report.Table;
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
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.jspecify.annotations.Nullable;

/// How long a page of ten hits takes over HTTP, facets and snippets and all, one question after the other, in turns
/// with Lucene alone, once as many were asked before.
///
/// Run: `java -cp … io.wiredesk.bench.index.Latency FOLDER COUNT`, to ask an index again that [IndexBench] left.
@SuppressWarnings("SystemOut")
public final class Latency {
    private static final int WARM_UP = 1_000;
    private static final int QUERIES = 1_000;

    /// The field that most words are in.
    private static final String TEXT = "text_en";

    private final WebServer server;
    private final BareSearch bare;
    private final HttpClient http = HttpClient.newHttpClient();

    private Latency(WebServer server, BareSearch bare) {
        this.server = server;
        this.bare = bare;
    }

    /// @param bare what Lucene alone is asked; null where it has nothing like it
    private record Question(String query, @Nullable Query bare) {
        Question(String query) {
            this(query, null);
        }
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        try (Wire wire = Wire.start(Folders.temporary("wiredesk-bench"));
                SearchIndex index = LuceneIndex.openReader(Path.of(args[0]))) {
            MadeArticles made = new MadeArticles(IndexBench.SEED);
            System.out.println(
                    run(index, Path.of(args[0]), wire.config(), made, Integer.parseInt(args[1]), IndexBench.SEED));
        }
        Folders.deleteTemporary();
    }

    /// @param folder of the index
    static Table run(SearchIndex index, Path folder, WireConfig wire, MadeArticles articles, int count, long seed)
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
        String current = Files.readString(folder.resolve("current")).strip();
        try (WebServer server = WebServer.start(new WebConfig("127.0.0.1", 0, null, null, null, true), sources);
                BareSearch bare = new BareSearch(folder.resolve(current))) {
            Latency latency = new Latency(server, bare);
            List<List<String>> rows = new ArrayList<>();
            rows.addAll(latency.measure("one word", () -> {
                String word = articles.word(random);
                return new Question(word, term(word));
            }));
            rows.addAll(latency.measure("either of two words", () -> {
                String one = articles.word(random);
                String other = articles.word(random);
                Query either = new BooleanQuery.Builder()
                        .add(term(one), Occur.SHOULD)
                        .add(term(other), Occur.SHOULD)
                        .build();
                return new Question(one + " OR " + other, either);
            }));
            rows.addAll(latency.measure("phrase from a text", () -> phrase(articles, count, random)));
            rows.addAll(latency.measure(
                    "entity, newest", () -> new Question("entity:Q" + (1_000 + random.nextInt(500)) + "&sort=newest")));
            rows.addAll(latency.measure("everything", () -> new Question("", new MatchAllDocsQuery())));
            rows.addAll(latency.measure(
                    "one word, counts over time",
                    () -> new Question(articles.word(random) + "&histogram=day&sort=newest")));
            rows.addAll(latency.measure(
                    "one word, a hit a story", () -> new Question(articles.word(random) + "&collapse=story")));
            return new Table(
                    "A page of ten of " + Numbers.of((double) count) + " articles over HTTP, milliseconds",
                    Percentiles.COLUMNS,
                    rows);
        }
    }

    private static Query term(String word) {
        return new TermQuery(new Term(TEXT, word));
    }

    private static Question phrase(MadeArticles articles, int count, Random random) {
        String[] words =
                articles.article(random.nextInt(count)).getArticle().getText().split("\\s+");
        int at = random.nextInt(words.length - 2);
        String one = words[at].replaceAll("[^a-zA-Z]", "");
        String next = words[at + 1].replaceAll("[^a-zA-Z]", "");
        return new Question(
                "\"" + one + " " + next + "\"",
                new PhraseQuery(TEXT, one.toLowerCase(Locale.ROOT), next.toLowerCase(Locale.ROOT)));
    }

    private List<List<String>> measure(String name, Supplier<Question> questions)
            throws IOException, InterruptedException {
        List<Double> ours = new ArrayList<>();
        List<Double> alone = new ArrayList<>();
        for (int i = -WARM_UP; i < QUERIES; i++) {
            Question question = questions.get();
            double millis = ask(question.query()) / 1e6;
            if (i >= 0) {
                ours.add(millis);
            }
            if (question.bare() != null) {
                double bareMillis = bare.ask(question.bare()) / 1e6;
                if (i >= 0) {
                    alone.add(bareMillis);
                }
            }
        }
        List<String> row = Percentiles.row(name, ours);
        return alone.isEmpty() ? List.of(row) : List.of(row, Percentiles.row(name + ", Lucene alone", alone));
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
