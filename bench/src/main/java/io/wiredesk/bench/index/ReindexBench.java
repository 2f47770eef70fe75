package io.wiredesk.bench.index;

import io.wiredesk.bench.report.Folders;
import io.wiredesk.bench.report.Measured;
import io.wiredesk.bench.report.Numbers;
import io.wiredesk.bench.report.Table;
import io.wiredesk.schemas.config.Settings;
import io.wiredesk.sink.IndexSink;
import io.wiredesk.sink.Reindex;
import io.wiredesk.sink.SearchIndex;
import io.wiredesk.sink.SinkConfig;
import io.wiredesk.sink.lucene.LucenePlace;
import io.wiredesk.sink.query.SearchRequest;
import io.wiredesk.sink.query.Show;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// An index that is fed and searched is built anew from the topic beside itself, and replaced: how long that takes, and
/// what those notice who search. One search after the other is asked meanwhile, and an article comes with each.
public final class ReindexBench {
    private static final int BETWEEN_MILLIS = 50;

    private final Wire wire;
    private final LucenePlace place;
    private final SinkConfig config = Settings.defaults(SinkConfig.class, "sink");
    private final MadeArticles made = new MadeArticles(IndexBench.SEED);
    private final Random random = new Random(IndexBench.SEED);
    private int sent;

    private ReindexBench(Wire wire, Path folder) {
        this.wire = wire;
        this.place = new LucenePlace(folder);
    }

    /// @param args articles in the index
    public static Measured run(List<String> args) throws Exception {
        int count = args.isEmpty() ? 1_000_000 : Integer.parseInt(args.getFirst());
        Path folder = Folders.temporary("reindex-bench");
        try (Wire wire = Wire.start(folder.resolve("broker"))) {
            return Measured.now(
                    "reindex", args, List.of(), new ReindexBench(wire, folder.resolve("index")).tables(count));
        }
    }

    private List<Table> tables(int count) throws Exception {
        send(count);
        try (SearchIndex index = place.open();
                IndexSink sink = IndexSink.start(wire.config(), config, index)) {
            double fed = seconds(() -> IndexBench.await(sink, index, count));
            List<Double> before = new ArrayList<>();
            for (int i = 0; i < 1_000; i++) {
                before.add(ask(index, count));
            }
            List<Double> meanwhile = new ArrayList<>();
            long start = System.nanoTime();
            CompletableFuture<Reindex.Outcome> rebuilt = CompletableFuture.supplyAsync(() ->
                    new Reindex(wire.config(), config, new LucenePlace(place.folder()), ReindexBench::progress).run());
            while (!isDoneSoon(rebuilt)) {
                meanwhile.add(ask(index, count));
                send(1);
            }
            double took = (System.nanoTime() - start) / 1e9;
            System.err.println();
            IndexBench.await(sink, index, sent);
            return List.of(
                    new Table(
                            "A live index, and the same built anew beside it",
                            List.of("articles", "fed, s", "built anew, s", "articles/s", "in it afterwards, of"),
                            List.of(List.of(
                                    Numbers.of((double) count),
                                    Numbers.of(fed),
                                    Numbers.of(took),
                                    Numbers.of(rebuilt.join().records() / took),
                                    index.count() + ", " + sent))),
                    new Table(
                            "Ten hits for a word, milliseconds; a search that fails, or finds an article less, ends the bench",
                            Percentiles.COLUMNS,
                            List.of(
                                    Percentiles.row("before", before),
                                    Percentiles.row("while it is built and replaced", meanwhile))));
        }
    }

    private void send(int count) {
        wire.send(made, sent, sent + count);
        sent += count;
    }

    private static void progress(long done, long all) {
        System.err.print("\rreindex " + 100 * done / Math.max(1, all) + " %");
    }

    /// Milliseconds.
    private double ask(SearchIndex index, int count) {
        String word = made.word(random);
        double millis = 1e3
                * seconds(() -> {
                    if (index.search(new SearchRequest(word, "relevance", 10, null, Show.HITS))
                            .hits()
                            .isEmpty()) {
                        throw new IllegalStateException("nothing was found for " + word);
                    }
                });
        if (index.count() < count) {
            throw new IllegalStateException("articles are missing: " + index.count() + " of " + count);
        }
        return millis;
    }

    private static double seconds(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return (System.nanoTime() - start) / 1e9;
    }

    private static boolean isDoneSoon(CompletableFuture<?> work) throws Exception {
        try {
            Object _ = work.get(BETWEEN_MILLIS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException _) {
            return false;
        }
    }
}
