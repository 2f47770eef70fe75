package io.wiredesk.sink.lucene;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;

/// Searchers that share a search out over the processors, in parts of segments where they are large. All of a
/// process share the threads; the one that asks takes part.
final class Parallel extends SearcherFactory {
    private static final int THREADS = Math.min(4, Runtime.getRuntime().availableProcessors());

    /// Below, sharing out costs more than it saves.
    private static final int LEAST_DOCUMENTS = 5_000;

    private static final int MOST_SEGMENTS = 64;

    /// For each processor: who is done with one takes another.
    private static final int SHARES = 2;

    private static final ExecutorService HANDS = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().daemon().name("index-search-", 0).factory());

    private final int least;

    Parallel() {
        this(LEAST_DOCUMENTS);
    }

    /// @param least documents of a share
    Parallel(int least) {
        this.least = least;
    }

    /// What searches look up is read before anyone searches.
    @Override
    public IndexSearcher newSearcher(IndexReader reader, IndexReader previous) throws IOException {
        for (LeafReaderContext leaf : reader.leaves()) {
            SegmentValues _ = SegmentValues.of(leaf.reader());
        }
        return new IndexSearcher(reader, HANDS) {
            @Override
            protected LeafSlice[] slices(List<LeafReaderContext> leaves) {
                int documents =
                        leaves.stream().mapToInt(leaf -> leaf.reader().maxDoc()).sum();
                int each = Math.max(least, documents / (SHARES * THREADS));
                return slices(leaves, each, MOST_SEGMENTS, true);
            }
        };
    }
}
