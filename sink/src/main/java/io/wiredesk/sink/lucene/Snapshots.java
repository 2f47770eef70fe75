package io.wiredesk.sink.lucene;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherLifetimeManager;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.AlreadyClosedException;
import org.jspecify.annotations.Nullable;

/// Searchers on the newest commit of one index, and on those moments of it that pages are still asked of. Safe for
/// concurrent use.
final class Snapshots implements Closeable {
    /// Longest time after the moment was overtaken that its next page can be asked for.
    private static final double MAX_AGE_SECONDS = 300;

    /// Moments kept at most: each holds on to the segments that were merged away since.
    private static final int MOST = 64;

    private static final AtomicInteger OPENED = new AtomicInteger();

    private final String name = OPENED.incrementAndGet() + ".";
    private final SearcherManager newest;
    private final SearcherLifetimeManager kept = new SearcherLifetimeManager();

    Snapshots(SearcherManager newest) {
        this.newest = newest;
    }

    /// A searcher in use, to be closed after it.
    final class Held implements Closeable {
        private final IndexSearcher searcher;

        private Held(IndexSearcher searcher) {
            this.searcher = searcher;
        }

        IndexSearcher searcher() {
            return searcher;
        }

        /// Keeps this moment for pages to come.
        ///
        /// @return what it is called; empty where the index was replaced while this search ran
        String keep() throws IOException {
            try {
                String token = name + kept.record(searcher);
                AtomicInteger seen = new AtomicInteger(); // They are shown newest first.
                kept.prune((age, _) -> age > MAX_AGE_SECONDS || seen.incrementAndGet() > MOST);
                return token;
            } catch (AlreadyClosedException _) {
                return ""; // Its next page is of the new index.
            }
        }

        @Override
        public void close() throws IOException {
            searcher.getIndexReader().decRef();
        }
    }

    /// @param token of a moment; the newest one is given where it is empty, or not kept any more
    Held acquire(String token) throws IOException {
        IndexSearcher known = token.startsWith(name) ? known(token.substring(name.length())) : null;
        return new Held(known != null ? known : newest.acquire());
    }

    private @Nullable IndexSearcher known(String version) {
        try {
            return kept.acquire(Long.parseLong(version));
        } catch (NumberFormatException _) {
            return null; // Made up by a user: as good as one not kept any more.
        }
    }

    void refresh() throws IOException {
        newest.maybeRefreshBlocking();
    }

    void refreshUnlessBusy() throws IOException {
        boolean _ = newest.maybeRefresh();
    }

    @Override
    public void close() throws IOException {
        try (newest;
                kept) {
            // Both are closed, whatever happens to one of them.
        }
    }
}
