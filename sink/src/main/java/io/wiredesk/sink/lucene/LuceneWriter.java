package io.wiredesk.sink.lucene;

import io.wiredesk.sink.IndexChange;
import io.wiredesk.sink.analysis.ArticleFields;
import io.wiredesk.sink.analysis.NewsAnalyzer;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;

/// The one writer of an index. A batch is settled per article first (the newest revision wins over what the batch and
/// the index hold), then written and committed with its positions. Closing without a commit throws away what is open.
final class LuceneWriter implements Closeable {
    private final Directory directory;
    private final IndexWriter writer;
    private final Searchers searchers;
    private volatile Map<TopicPartition, Long> positions;

    private LuceneWriter(Directory directory, IndexWriter writer) throws IOException {
        this.directory = directory;
        this.writer = writer;
        this.searchers = Searchers.of(writer);
        this.positions = Positions.decode(writer.getLiveCommitData());
    }

    static LuceneWriter open(Path dir) {
        try {
            Directory directory = FSDirectory.open(Files.createDirectories(dir));
            return open(dir, directory);
        } catch (IOException e) {
            throw new UncheckedIOException("the index in " + dir + " can't be opened", e);
        }
    }

    private static LuceneWriter open(Path dir, Directory directory) throws IOException {
        try {
            IndexWriterConfig config = new IndexWriterConfig(NewsAnalyzer.forIndex()).setCommitOnClose(false);
            return new LuceneWriter(directory, new IndexWriter(directory, config));
        } catch (LockObtainFailedException e) {
            directory.close();
            throw new IllegalStateException(
                    "the index in " + dir
                            + " is being written by another sink; stop it, or give this one its own folder",
                    e);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    Searchers searchers() {
        return searchers;
    }

    Map<TopicPartition, Long> positions() {
        return positions;
    }

    void apply(List<IndexChange> changes, Map<TopicPartition, Long> nextPositions) {
        Map<TopicPartition, Long> reached = new HashMap<>(positions);
        reached.putAll(nextPositions);
        try {
            for (Stored settled : settle(changes).values()) {
                long _ = writer.updateDocument(new Term(ArticleFields.ID, settled.id()), settled.toDocument());
            }
            writer.setLiveCommitData(Positions.encode(reached).entrySet());
            long _ = writer.commit();
            positions = Map.copyOf(reached);
            searchers.refresh();
        } catch (IOException e) {
            throw new UncheckedIOException("a batch of " + changes.size() + " can't be written to the index", e);
        }
    }

    /// What each article of the batch comes to; those that stay as they are don't appear. The reader is of this very
    /// moment, so that what an interrupted batch left in the writer counts too.
    private Map<String, Stored> settle(List<IndexChange> changes) throws IOException {
        Map<String, Stored> settled = new LinkedHashMap<>();
        try (DirectoryReader reader = DirectoryReader.open(writer)) {
            for (IndexChange change : changes) {
                Stored known = settled.get(change.id());
                if (known == null) {
                    known = Stored.find(reader, change.id()).orElseGet(() -> Stored.unknown(change.id()));
                }
                Stored next = known.after(change);
                if (!next.equals(known)) {
                    settled.put(change.id(), next);
                }
            }
        }
        return settled;
    }

    @Override
    public void close() throws IOException {
        try (directory;
                writer) {
            searchers.close();
        }
    }
}
