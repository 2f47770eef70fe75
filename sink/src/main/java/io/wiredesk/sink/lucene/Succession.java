package io.wiredesk.sink.lucene;

import io.wiredesk.sink.IndexChange;
import io.wiredesk.sink.Refused;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// The writer of the current index, and of the one after it. A new index that was built beside the current one is fed
/// what it lacks while the old one is still searched, and takes its place when it has all that the old one had.
/// An index that turns out to be damaged gets an empty one as its heir.
///
/// Threading: as [io.wiredesk.sink.SearchIndex].
final class Succession implements Closeable {
    private final Generations generations;
    private final Searchers searchers;
    private volatile LuceneWriter current;
    private int number;
    private volatile @Nullable Heir heir;
    private @Nullable Integrity integrity;

    /// @param writer of the index to come
    /// @param goal what it must reach
    private record Heir(int number, LuceneWriter writer, Map<TopicPartition, Long> goal) {
        boolean ready() {
            Map<TopicPartition, Long> reached = writer.positions();
            return goal.entrySet().stream()
                    .allMatch(each -> reached.getOrDefault(each.getKey(), 0L) >= each.getValue());
        }
    }

    private Succession(Generations generations, int number, LuceneWriter current) throws IOException {
        this.generations = generations;
        this.number = number;
        this.current = current;
        this.searchers = Searchers.of(current.lucene());
    }

    static Succession open(Generations generations) {
        try {
            Optional<Integer> known = generations.current();
            Succession opened = whole(generations, known.orElse(1));
            if (known.isEmpty()) {
                generations.install(1);
            }
            opened.integrity = new Integrity(opened.current.lucene(), generations.path(opened.number));
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException("the index in " + generations.folder() + " can't be opened", e);
        }
    }

    /// The index, or a new one where it is so damaged that it can't be opened.
    private static Succession whole(Generations generations, int number) throws IOException {
        try {
            return apart(generations, number);
        } catch (UncheckedIOException e) {
            if (number == 0 || !Integrity.isDamage(e)) {
                throw e;
            }
            Integrity.tell(generations.path(number), e);
            generations.install(number + 1);
            generations.setAside(number);
            return apart(generations, number + 1);
        }
    }

    /// Of an index that is not current, or not yet.
    static Succession apart(Generations generations, int number) {
        LuceneWriter writer = LuceneWriter.open(generations.path(number), generations.folder());
        try {
            return new Succession(generations, number, writer);
        } catch (IOException e) {
            UncheckedIOException failure =
                    new UncheckedIOException("the index in " + generations.folder() + " can't be searched", e);
            try (writer) {
                throw failure;
            } catch (IOException closing) {
                failure.addSuppressed(closing);
                throw failure;
            }
        }
    }

    Searchers searchers() {
        return searchers;
    }

    /// Of the index that is fed.
    Map<TopicPartition, Long> positions() {
        return fed().positions();
    }

    private LuceneWriter fed() {
        Heir next = heir;
        return next == null ? current : next.writer();
    }

    void apply(List<IndexChange> changes, Map<TopicPartition, Long> nextPositions, Consumer<List<Refused>> refused) {
        fed().apply(changes, nextPositions, refused);
        try {
            Heir next = heir;
            if (next == null) {
                searchers.refresh();
            } else if (next.ready()) {
                succeed(next);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the index in " + generations.folder() + " can't be searched anew", e);
        }
    }

    boolean renew() {
        try {
            Optional<Integer> waiting = generations.next();
            if (heir != null || (waiting.isEmpty() && !damaged())) {
                return false;
            }
            // What was begun in the place of a damaged one goes on where it stood; a reindex under way is waited for.
            int following = waiting.orElse(number + 1);
            if (waiting.isEmpty() && LuceneWriter.isWritten(generations.path(following))) {
                return false;
            }
            LuceneWriter writer = LuceneWriter.open(generations.path(following), generations.folder());
            Heir next = new Heir(following, writer, current.positions());
            heir = next;
            if (next.ready()) {
                succeed(next);
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("the new index in " + generations.folder() + " can't be taken up", e);
        }
    }

    private boolean damaged() {
        return integrity != null && integrity.damaged();
    }

    private void succeed(Heir next) throws IOException {
        LuceneWriter old = current;
        int oldNumber = number;
        boolean damaged = damaged();
        generations.install(next.number());
        searchers.moveTo(next.writer().lucene());
        current = next.writer();
        number = next.number();
        heir = null;
        integrity = null;
        old.close();
        if (damaged && oldNumber > 0) {
            generations.setAside(oldNumber);
        } else {
            generations.delete(oldNumber);
        }
    }

    @Override
    public void close() throws IOException {
        Heir next = heir;
        try (LuceneWriter _ = current;
                Integrity _ = integrity;
                LuceneWriter _ = next == null ? null : next.writer()) {
            searchers.close();
        }
    }
}
