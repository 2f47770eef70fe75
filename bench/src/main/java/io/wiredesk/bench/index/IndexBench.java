package io.wiredesk.bench.index;

import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.schemas.config.Settings;
import io.wiredesk.sink.IndexSink;
import io.wiredesk.sink.SearchIndex;
import io.wiredesk.sink.SinkConfig;
import io.wiredesk.sink.lucene.LuceneIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// Articles a second from Kafka to searchable, in turns with bare Lucene on the same articles; then how long a newly
/// enriched article waits; then queries over HTTP.
///
/// Run: `java -cp … io.wiredesk.bench.index.IndexBench [ROUND_ARTICLES] [QUERY_ARTICLES] [ROUNDS]`; 0 query articles
/// leave out the queries.
@SuppressWarnings("SystemOut")
public final class IndexBench {
    static final long SEED = 20260611;
    private static final int FRESH = 600;
    private static final long BETWEEN_NANOS = 20_000_000;

    private final Path folder;
    private final MadeArticles made = new MadeArticles(SEED);
    private final SinkConfig config = Settings.defaults(SinkConfig.class, "sink");

    private IndexBench(Path folder) {
        this.folder = folder;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        int each = args.length > 0 ? Integer.parseInt(args[0]) : 20_000;
        int asked = args.length > 1 ? Integer.parseInt(args[1]) : 200_000;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 3;
        IndexBench bench = new IndexBench(Files.createTempDirectory("wiredesk-bench"));
        try (Wire wire = Wire.start(bench.folder.resolve("broker"))) {
            bench.throughput(wire, each, rounds);
            bench.freshness(wire, each);
            if (asked > 0) {
                bench.queries(wire, each, asked);
            }
        }
    }

    private void throughput(Wire wire, int each, int rounds) throws IOException, InterruptedException {
        List<EnrichedArticle> articles =
                IntStream.range(0, each).mapToObj(made::article).toList();
        wire.send(articles);
        System.out.printf(
                "%d articles of 4.8 kB, seed %d, batch %d, commit every %s%n",
                each, SEED, config.batch(), config.commitInterval());
        System.out.println("round  wiredesk/s  lucene 1 thread/s  lucene 2 threads/s  of 1  of 2");
        for (int round = 0; round <= rounds; round++) {
            double ours = feed(wire, folder.resolve("ours-" + round), each);
            double one = BareLucene.run(folder.resolve("one-" + round), articles, 1);
            double two = BareLucene.run(folder.resolve("two-" + round), articles, 2);
            System.out.printf(
                    Locale.ROOT,
                    "%5s %11.0f %18.0f %19.0f %5.2f %5.2f%n",
                    round == 0 ? "warm" : Integer.toString(round),
                    ours,
                    one,
                    two,
                    ours / one,
                    ours / two);
        }
    }

    private double feed(Wire wire, Path to, int count) {
        long start = System.nanoTime();
        try (SearchIndex index = LuceneIndex.open(to);
                IndexSink sink = IndexSink.start(wire.config(), config, index)) {
            await(sink, index, count);
            return count * 1e9 / (System.nanoTime() - start);
        }
    }

    private static void await(IndexSink sink, SearchIndex index, long count) {
        while (index.count() < count) {
            sink.failure().ifPresent(e -> {
                throw new IllegalStateException("the sink failed", e);
            });
            LockSupport.parkNanos(5_000_000);
        }
    }

    /// Fifty articles a second, each looked for until a search finds it.
    private void freshness(Wire wire, int before) {
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
        System.out.println("enriched to searchable: " + Percentiles.of(millis));
    }

    private void queries(Wire wire, int before, int count) throws IOException, InterruptedException {
        int first = before;
        while (first < count) {
            int next = Math.min(count, first + 10_000);
            wire.send(IntStream.range(first, next).mapToObj(made::article).toList());
            first = next;
        }
        try (SearchIndex index = LuceneIndex.open(folder.resolve("asked"));
                IndexSink sink = IndexSink.start(wire.config(), config, index)) {
            long start = System.nanoTime();
            await(sink, index, count + FRESH);
            System.out.printf(
                    Locale.ROOT,
                    "%d articles indexed at %.0f/s; over HTTP:%n",
                    index.count(),
                    index.count() * 1e9 / (System.nanoTime() - start));
            Latency.run(index, folder.resolve("asked"), wire.config(), made, count, SEED)
                    .forEach(System.out::println);
        }
    }
}
