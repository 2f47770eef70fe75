package io.wiredesk.bench.index;

import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.schemas.config.Settings;
import io.wiredesk.sink.IndexSink;
import io.wiredesk.sink.SearchIndex;
import io.wiredesk.sink.SinkConfig;
import io.wiredesk.sink.opensearch.OpenSearchPlace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// Articles a second from Kafka into an OpenSearch cluster, in turns with raw bulk requests of the same articles to the
/// same cluster: `OpenSearchBench URL [ARTICLES] [ROUNDS]`.
@SuppressWarnings("SystemOut")
public final class OpenSearchBench {
    private static final long SEED = 20260611;

    private OpenSearchBench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 0) {
            System.out.println("Which cluster? For example: wiredesk bench opensearch http://127.0.0.1:9200 20000");
            return;
        }
        URI cluster = URI.create(args[0]);
        int count = args.length > 1 ? Integer.parseInt(args[1]) : 20_000;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 3;
        MadeArticles made = new MadeArticles(SEED);
        List<EnrichedArticle> articles =
                IntStream.range(0, count).mapToObj(made::article).toList();
        try (Wire wire = Wire.start(Files.createTempDirectory("wiredesk-bench"))) {
            wire.send(articles);
            System.out.println("round  wiredesk/s  raw bulk/s  of raw");
            for (int round = 0; round <= rounds; round++) {
                String name = "bench-" + Long.toString(System.nanoTime(), 36);
                double ours = feed(wire, cluster, name, count);
                RawBulk raw = new RawBulk(cluster);
                double bare = raw.run("raw-" + name, articles);
                raw.delete("raw-" + name);
                raw.delete(name + "-*");
                System.out.printf(
                        Locale.ROOT,
                        "%5s %11.0f %11.0f %7.2f%n",
                        round == 0 ? "warm" : Integer.toString(round),
                        ours,
                        bare,
                        ours / bare);
            }
        }
    }

    private static double feed(Wire wire, URI cluster, String name, int count) {
        SinkConfig usual = Settings.defaults(SinkConfig.class, "sink");
        SinkConfig.OpenSearch there = new SinkConfig.OpenSearch(cluster, name, null, null, null, null);
        long start = System.nanoTime();
        try (SearchIndex index = new OpenSearchPlace(there, usual.ranking()).open();
                IndexSink sink = IndexSink.start(wire.config(), usual, index)) {
            while (index.count() < count) {
                sink.failure().ifPresent(e -> {
                    throw new IllegalStateException("the sink failed", e);
                });
                LockSupport.parkNanos(50_000_000);
            }
            return count * 1e9 / (System.nanoTime() - start);
        }
    }
}
