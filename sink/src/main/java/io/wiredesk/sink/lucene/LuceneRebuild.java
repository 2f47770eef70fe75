package io.wiredesk.sink.lucene;

import io.wiredesk.sink.Rebuild;
import io.wiredesk.sink.SearchIndex;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;

/// A new index in a folder beside the current one. Whoever writes the current one is told by a file that it is whole,
/// and takes it up; where nobody does, it is installed from here.
final class LuceneRebuild implements Rebuild {
    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Generations generations;
    private final int number;
    private final LuceneIndex index;

    private LuceneRebuild(Generations generations, int number, LuceneIndex index) {
        this.generations = generations;
        this.number = number;
        this.index = index;
    }

    static LuceneRebuild begin(Generations generations) {
        try {
            int number = generations.current().orElse(0) + 1;
            forgetOtherLayout(generations, number);
            return new LuceneRebuild(generations, number, LuceneIndex.apart(generations, number));
        } catch (IOException e) {
            throw new UncheckedIOException("no index can be built in " + generations.folder(), e);
        }
    }

    /// What another version of this program began is no use.
    private static void forgetOtherLayout(Generations generations, int number) throws IOException {
        boolean usable;
        try (Directory directory = FSDirectory.open(generations.path(number))) {
            usable = Layout.isOurs(directory);
        }
        if (!usable) {
            generations.delete(number);
        }
    }

    @Override
    public SearchIndex index() {
        return index;
    }

    @Override
    public void install(Runnable catchUp) {
        catchUp.run();
        index.close();
        try {
            generations.announce(number);
            long end = System.nanoTime() + PATIENCE.toNanos();
            while (generations.next().isPresent() && !installHere()) {
                if (System.nanoTime() - end > 0 || Thread.interrupted()) {
                    throw new IllegalStateException(
                            "the new index is whole, but the sink that writes " + generations.folder()
                                    + " has not taken it up yet; it does when it has time, or when it is started again");
                }
                LockSupport.parkNanos(LOOK.toNanos());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the new index in " + generations.folder() + " can't be installed", e);
        }
    }

    /// @return false where another process writes the current index
    private boolean installHere() throws IOException {
        int current = generations.current().orElse(0);
        if (current >= number) {
            return true;
        }
        try (Directory directory = FSDirectory.open(generations.path(current));
                Lock _ = directory.obtainLock("write.lock")) {
            generations.install(number);
        } catch (LockObtainFailedException _) {
            return false;
        }
        generations.delete(current);
        return true;
    }

    @Override
    public void close() {
        index.close();
    }
}
