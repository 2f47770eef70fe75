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
///
/// Threading: as [io.wiredesk.sink.SearchIndex].
final class Succession implements Closeable {
    private final Generations generations;
    private final Searchers searchers;
    private volatile LuceneWriter current;
    private int number;
    private volatile @Nullable Heir heir;

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
            Succession opened = apart(generations, known.orElse(1));
            if (known.isEmpty()) {
                generations.install(1);
            }
            return opened;
        } catch (IOException e) {
            throw new UncheckedIOException("the index in " + generations.folder() + " can't be opened", e);
        }
    }

    /// Of an index that is not current, or not yet.
    static Succession apart(Generations generations, int number) {
        LuceneWriter writer = LuceneWriter.open(generations.path(number), generations.folder());
        try {
            return new Succession(generations, number, writer);
        } catch (IOException e) {
            throw new UncheckedIOException("the index in " + generations.folder() + " can't be searched", e);
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
            if (heir != null || waiting.isEmpty()) {
                return false;
            }
            LuceneWriter writer = LuceneWriter.open(generations.path(waiting.get()), generations.folder());
            Heir next = new Heir(waiting.get(), writer, current.positions());
            heir = next;
            if (next.ready()) {
                succeed(next);
            }
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException("the new index in " + generations.folder() + " can't be taken up", e);
        }
    }

    private void succeed(Heir next) throws IOException {
        LuceneWriter old = current;
        int oldNumber = number;
        generations.install(next.number());
        searchers.moveTo(next.writer().lucene());
        current = next.writer();
        number = next.number();
        heir = null;
        old.close();
        generations.delete(oldNumber);
    }

    @Override
    public void close() throws IOException {
        Heir next = heir;
        try (LuceneWriter _ = current;
                LuceneWriter _ = next == null ? null : next.writer()) {
            searchers.close();
        }
    }
}
