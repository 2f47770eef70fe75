package io.wiredesk.sink.lucene;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherFactory;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/// Hands out searchers on the newest commit of the index that is current. Safe for concurrent use: an index that is
/// replaced stays open for those who search it.
final class Searchers implements Closeable {
    private final @Nullable Generations followed;
    private int generation = -1;
    private @Nullable Directory directory;
    private @Nullable SearcherManager manager;
    private boolean closed;

    /// What is done with a searcher while it is held.
    interface Reading<S, T> {
        T apply(S searcher) throws IOException;
    }

    /// A searcher, and whom it goes back to.
    private record Held(SearcherManager manager, IndexSearcher searcher) {}

    private Searchers(@Nullable Generations followed, @Nullable SearcherManager manager) {
        this.followed = followed;
        this.manager = manager;
    }

    /// Of a writer in this process, which says when to [#refresh].
    static Searchers of(IndexWriter writer) throws IOException {
        return new Searchers(null, new SearcherManager(writer, new SearcherFactory()));
    }

    /// Of a folder that another process writes.
    static Searchers reading(Generations generations) {
        return new Searchers(generations, null);
    }

    <T> T read(Reading<IndexSearcher, T> reading, T whenEmpty) throws IOException {
        Held held = hold();
        if (held == null) {
            return whenEmpty;
        }
        try {
            return reading.apply(held.searcher());
        } finally {
            held.manager().release(held.searcher());
        }
    }

    /// Searches from now on are of another writer's index.
    void moveTo(IndexWriter writer) throws IOException {
        replace(new SearcherManager(writer, new SearcherFactory()), null);
    }

    void refresh() throws IOException {
        SearcherManager current = open();
        if (current != null) {
            current.maybeRefreshBlocking();
        }
    }

    private synchronized @Nullable Held hold() throws IOException {
        if (followed != null) {
            follow(followed);
        }
        SearcherManager current = open();
        return current == null ? null : new Held(current, current.acquire());
    }

    /// The newest commit of the current index. One that is replaced and deleted at this very moment is looked for
    /// again.
    private void follow(Generations generations) throws IOException {
        while (true) {
            Optional<Integer> current = generations.current();
            if (current.isEmpty()) {
                return;
            }
            try {
                follow(generations, current.get());
                return;
            } catch (IOException e) {
                if (generations.current().equals(current)) {
                    throw e;
                }
            }
        }
    }

    private void follow(Generations generations, int current) throws IOException {
        SearcherManager known = open();
        if (known != null && current == generation) {
            boolean _ = known.maybeRefresh();
        } else if (Files.isDirectory(generations.path(current))) {
            Directory opened = FSDirectory.open(generations.path(current));
            try {
                Layout.check(opened, generations.folder());
                if (DirectoryReader.indexExists(opened)) {
                    replace(new SearcherManager(opened, new SearcherFactory()), opened);
                    generation = current;
                    return;
                }
            } catch (IOException | RuntimeException e) {
                opened.close();
                throw e;
            }
            opened.close();
        }
    }

    private synchronized @Nullable SearcherManager open() {
        if (closed) {
            throw new IllegalStateException("the index is closed");
        }
        return manager;
    }

    private synchronized void replace(@Nullable SearcherManager next, @Nullable Directory opened) throws IOException {
        try (Directory _ = directory;
                SearcherManager _ = manager) {
            manager = next;
            directory = opened;
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        replace(null, null);
    }
}
