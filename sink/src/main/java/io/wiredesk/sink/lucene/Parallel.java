package io.wiredesk.sink.lucene;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;

/// Searchers that share a search out over the processors, each taking about as many documents as the next. All of a
/// process share the threads; the one that asks takes part.
final class Parallel extends SearcherFactory {
    private static final int THREADS = Math.min(4, Runtime.getRuntime().availableProcessors());

    /// Below, sharing out costs more than it saves.
    private static final int LEAST_DOCUMENTS = 5_000;

    private static final int MOST_SEGMENTS = 64;

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

    @Override
    public IndexSearcher newSearcher(IndexReader reader, IndexReader previous) {
        return new IndexSearcher(reader, HANDS) {
            @Override
            protected LeafSlice[] slices(List<LeafReaderContext> leaves) {
                int documents =
                        leaves.stream().mapToInt(leaf -> leaf.reader().maxDoc()).sum();
                int each = Math.max(least, documents / THREADS);
                return slices(leaves, each, MOST_SEGMENTS, false);
            }
        };
    }
}
