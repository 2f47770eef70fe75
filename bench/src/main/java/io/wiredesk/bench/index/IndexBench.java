package io.wiredesk.bench.index;

import io.wiredesk.bench.report.Comparison;
import io.wiredesk.bench.report.Folders;
import io.wiredesk.bench.report.Measured;
import io.wiredesk.bench.report.Numbers;
import io.wiredesk.bench.report.Rounds;
import io.wiredesk.bench.report.Table;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.schemas.config.Settings;
import io.wiredesk.sink.IndexSink;
import io.wiredesk.sink.SearchIndex;
import io.wiredesk.sink.SinkConfig;
import io.wiredesk.sink.lucene.LuceneIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// Articles a second from Kafka to searchable, in turns with bare Lucene on the same articles; and how long a newly
/// enriched article waits, and queries over HTTP.
public final class IndexBench {
    /// What it compares.
    public static final String THROUGHPUT = "articles from Kafka to searchable";

    static final long SEED = 20260611;
    private static final int FRESH = 600;
    /// Articles that are there before the fresh ones come.
    private static final int BEFORE = 20_000;

    private static final long BETWEEN_NANOS = 20_000_000;

    private final Path folder;
    private final MadeArticles made = new MadeArticles(SEED);
    private final SinkConfig config = Settings.defaults(SinkConfig.class, "sink");

    private IndexBench(Path folder) {
        this.folder = folder;
    }

    /// @param args articles a round, rounds
    public static Measured run(List<String> args) throws IOException, InterruptedException {
        int each = args.isEmpty() ? 20_000 : Integer.parseInt(args.getFirst());
        int rounds = args.size() > 1 ? Integer.parseInt(args.get(1)) : 5;
        IndexBench bench = new IndexBench(Folders.temporary("wiredesk-bench"));
        try (Wire wire = Wire.start(bench.folder.resolve("broker"))) {
            return Measured.now("index", args, List.of(bench.throughput(wire, each, rounds)), List.of());
        }
    }

    /// How long fresh articles take, and queries of many.
    ///
    /// @param args articles that queries are asked of, once for each number, ascending
    public static Measured queries(List<String> args) throws IOException, InterruptedException {
        List<Integer> counts = args.isEmpty()
                ? List.of(200_000)
                : args.stream().map(Integer::valueOf).toList();
        IndexBench bench = new IndexBench(Folders.temporary("wiredesk-bench"));
        try (Wire wire = Wire.start(bench.folder.resolve("broker"))) {
            int before = Math.min(counts.getFirst(), BEFORE);
            wire.send(IntStream.range(0, before).mapToObj(bench.made::article).toList());
            List<Table> tables = new ArrayList<>();
            tables.add(bench.freshness(wire, before));
            tables.addAll(bench.asked(wire, before, counts));
            return Measured.now("queries", args, List.of(), tables);
        }
    }

    private Comparison throughput(Wire wire, int each, int rounds) throws IOException, InterruptedException {
        List<EnrichedArticle> articles =
                IntStream.range(0, each).mapToObj(made::article).toList();
        wire.send(articles);
        Rounds compared = new Rounds(THROUGHPUT, "/s", true);
        for (int round = 0; round <= rounds; round++) {
            double ours = feed(wire, folder.resolve("ours-" + round), each);
            double one = BareLucene.run(folder.resolve("one-" + round), articles, 1);
            double two = BareLucene.run(folder.resolve("two-" + round), articles, 2);
            if (round > 0) {
                compared.add("Wiredesk", ours);
                compared.add("Lucene alone, one thread", one);
                compared.add("Lucene alone, two threads", two);
            }
        }
        return compared.compared();
    }

    private double feed(Wire wire, Path to, int count) {
        long start = System.nanoTime();
        try (SearchIndex index = LuceneIndex.open(to);
                IndexSink sink = IndexSink.start(wire.config(), config, index)) {
            await(sink, index, count);
            return count * 1e9 / (System.nanoTime() - start);
        }
    }

    static void await(IndexSink sink, SearchIndex index, long count) {
        while (index.count() < count) {
            sink.failure().ifPresent(e -> {
                throw new IllegalStateException("the sink failed", e);
            });
            LockSupport.parkNanos(5_000_000);
        }
    }

    /// Fifty articles a second, each looked for until a search finds it.
    private Table freshness(Wire wire, int before) {
        List<Double> millis = new ArrayList<>();
        try (SearchIndex index = LuceneIndex.open(folder.resolve("fresh"));
                IndexSink sink = IndexSink.start(wire.config(), config, index)) {
            await(sink, index, before);
            for (int i = 0; i < FRESH; i++) {
                EnrichedArticle article = made.article(1_000_000 + i);
                long sent = System.nanoTime();
                wire.send(List.of(article));
                while (index.article(article.getId()).isEmpty()) {
                    LockSupport.parkNanos(1_000_000);
                }
                millis.add((System.nanoTime() - sent) / 1e6);
                LockSupport.parkNanos(BETWEEN_NANOS);
            }
        }
        return new Table(
                "Enriched to searchable, " + FRESH + " articles one after the other",
                Percentiles.COLUMNS,
                List.of(Percentiles.row("milliseconds", millis)));
    }

    private List<Table> asked(Wire wire, int before, List<Integer> counts) throws IOException, InterruptedException {
        int first = before;
        List<List<String>> rates = new ArrayList<>();
        List<Table> asked = new ArrayList<>();
        try (SearchIndex index = LuceneIndex.open(folder.resolve("asked"));
                IndexSink sink = IndexSink.start(wire.config(), config, index)) {
            for (int count : counts) {
                await(sink, index, first + FRESH);
                long already = index.count();
                long start = System.nanoTime();
                wire.send(made, first, count);
                first = count;
                await(sink, index, count + FRESH);
                double rate = (index.count() - already) * 1e9 / (System.nanoTime() - start);
                if (index.count() > already) {
                    rates.add(List.of(
                            Numbers.of((double) already), Numbers.of((double) index.count()), Numbers.of(rate)));
                }
                asked.add(Latency.run(index, folder.resolve("asked"), wire.config(), made, count, SEED));
            }
        }
        List<Table> tables = new ArrayList<>();
        tables.add(new Table("Sent and searchable", List.of("articles before", "and after", "articles/s"), rates));
        tables.addAll(asked);
        return tables;
    }
}
