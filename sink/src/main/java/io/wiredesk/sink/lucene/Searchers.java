package io.wiredesk.sink.lucene;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/// Hands out searchers on the newest commit. Safe for concurrent use.
final class Searchers implements Closeable {
    private final @Nullable Path dir;
    private @Nullable Directory directory;
    private @Nullable SearcherManager manager;
    private boolean closed;

    /// What is done with a searcher while it is held.
    interface Reading<S, T> {
        T apply(S searcher) throws IOException;
    }

    private Searchers(@Nullable Path dir, @Nullable SearcherManager manager) {
        this.dir = dir;
        this.manager = manager;
    }

    /// Of a writer in this process, which says when to [#refresh].
    static Searchers of(IndexWriter writer) throws IOException {
        return new Searchers(null, new SearcherManager(writer, new SearcherFactory()));
    }

    /// Of a folder that another process writes.
    static Searchers reading(Path dir) {
        return new Searchers(dir, null);
    }

    <T> T read(Reading<IndexSearcher, T> reading, T whenEmpty) throws IOException {
        SearcherManager current = current();
        if (current == null) {
            return whenEmpty;
        }
        if (dir != null) {
            boolean _ = current.maybeRefresh();
        }
        IndexSearcher searcher = current.acquire();
        try {
            return reading.apply(searcher);
        } finally {
            current.release(searcher);
        }
    }

    void refresh() throws IOException {
        SearcherManager current = current();
        if (current != null) {
            current.maybeRefreshBlocking();
        }
    }

    private synchronized @Nullable SearcherManager current() throws IOException {
        if (closed) {
            throw new IllegalStateException("the index is closed");
        }
        if (manager == null && dir != null && Files.isDirectory(dir)) {
            Directory opened = directory == null ? FSDirectory.open(dir) : directory;
            directory = opened;
            manager = DirectoryReader.indexExists(opened) ? new SearcherManager(opened, new SearcherFactory()) : null;
        }
        return manager;
    }

    @Override
    public synchronized void close() throws IOException {
        try (Directory _ = directory;
                SearcherManager _ = manager) {
            closed = true;
            manager = null;
            directory = null;
        }
    }
}
