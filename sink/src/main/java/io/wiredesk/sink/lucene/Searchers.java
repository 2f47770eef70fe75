package io.wiredesk.sink.lucene;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Optional;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.search.IndexSearcher;
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
    private @Nullable Snapshots snapshots;
    private boolean closed;

    /// What is done with a searcher while it is held.
    interface Reading<S, T> {
        T apply(S searcher) throws IOException;
    }

    private Searchers(@Nullable Generations followed, @Nullable Snapshots snapshots) {
        this.followed = followed;
        this.snapshots = snapshots;
    }

    /// Of a writer in this process, which says when to [#refresh].
    static Searchers of(IndexWriter writer) throws IOException {
        return new Searchers(null, new Snapshots(new SearcherManager(writer, new Parallel())));
    }

    /// Of a folder that another process writes.
    static Searchers reading(Generations generations) {
        return new Searchers(generations, null);
    }

    <T> T read(Reading<IndexSearcher, T> reading, T whenEmpty) throws IOException {
        return read("", held -> reading.apply(held.searcher()), whenEmpty);
    }

    /// @param snapshot a moment that a search kept; the newest is read where it is empty, or kept no more
    <T> T read(String snapshot, Reading<Snapshots.Held, T> reading, T whenEmpty) throws IOException {
        try (Snapshots.Held held = hold(snapshot)) {
            return held == null ? whenEmpty : reading.apply(held);
        }
    }

    /// Searches from now on are of another writer's index.
    void moveTo(IndexWriter writer) throws IOException {
        replace(new Snapshots(new SearcherManager(writer, new Parallel())), null);
    }

    void refresh() throws IOException {
        Snapshots current = open();
        if (current != null) {
            current.refresh();
        }
    }

    private synchronized Snapshots.@Nullable Held hold(String snapshot) throws IOException {
        if (followed != null) {
            follow(followed);
        }
        Snapshots current = open();
        return current == null ? null : current.acquire(snapshot);
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
        Snapshots known = open();
        if (known != null && current == generation) {
            known.refreshUnlessBusy();
        } else if (Files.isDirectory(generations.path(current))) {
            Directory opened = FSDirectory.open(generations.path(current));
            try {
                Layout.check(opened, generations.folder());
                if (DirectoryReader.indexExists(opened)) {
                    replace(new Snapshots(new SearcherManager(opened, new Parallel())), opened);
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

    private synchronized @Nullable Snapshots open() {
        if (closed) {
            throw new IllegalStateException("the index is closed");
        }
        return snapshots;
    }

    private synchronized void replace(@Nullable Snapshots next, @Nullable Directory opened) throws IOException {
        try (Directory _ = directory;
                Snapshots _ = snapshots) {
            snapshots = next;
            directory = opened;
        }
    }

    @Override
    public synchronized void close() throws IOException {
        closed = true;
        replace(null, null);
    }
}
