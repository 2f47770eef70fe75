package io.wiredesk.bench.index;

import io.wiredesk.bench.report.BadArguments;
import io.wiredesk.bench.report.Folders;
import io.wiredesk.bench.report.Measured;
import io.wiredesk.bench.report.Rounds;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.schemas.config.Settings;
import io.wiredesk.sink.IndexSink;
import io.wiredesk.sink.SearchIndex;
import io.wiredesk.sink.SinkConfig;
import io.wiredesk.sink.opensearch.OpenSearchPlace;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// Articles a second from Kafka into an OpenSearch cluster, in turns with raw bulk requests of the same articles to the
/// same cluster.
public final class OpenSearchBench {
    private static final long SEED = 20260611;

    private OpenSearchBench() {}

    /// @param args the cluster's address, articles, rounds
    /// @throws BadArguments without an address
    public static Measured run(List<String> args) throws IOException, InterruptedException {
        if (args.isEmpty()) {
            throw new BadArguments("which cluster? For example: wiredesk bench opensearch http://127.0.0.1:9200 20000");
        }
        URI cluster = URI.create(args.getFirst());
        int count = args.size() > 1 ? Integer.parseInt(args.get(1)) : 20_000;
        int rounds = args.size() > 2 ? Integer.parseInt(args.get(2)) : 3;
        MadeArticles made = new MadeArticles(SEED);
        List<EnrichedArticle> articles =
                IntStream.range(0, count).mapToObj(made::article).toList();
        Rounds compared = new Rounds("articles from Kafka into OpenSearch", "/s", true);
        try (Wire wire = Wire.start(Folders.temporary("wiredesk-bench"))) {
            wire.send(articles);
            for (int round = 0; round <= rounds; round++) {
                String name = "bench-" + Long.toString(System.nanoTime(), 36);
                double ours = feed(wire, cluster, name, count);
                RawBulk raw = new RawBulk(cluster);
                double bare = raw.run("raw-" + name, articles);
                raw.delete("raw-" + name);
                raw.delete(name + "-*");
                if (round > 0) {
                    compared.add("Wiredesk", ours);
                    compared.add("raw bulk requests", bare);
                }
            }
        }
        return Measured.now("opensearch", args, List.of(compared.compared()), List.of());
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
