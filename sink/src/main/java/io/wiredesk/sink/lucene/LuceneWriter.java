package io.wiredesk.sink.lucene;

import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.sink.IndexChange;
import io.wiredesk.sink.Refused;
import io.wiredesk.sink.Renames;
import io.wiredesk.sink.analysis.ArticleFields;
import io.wiredesk.sink.analysis.NewsAnalyzer;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.LockObtainFailedException;

/// The one writer of an index. A batch is settled per article first (the newest revision wins over what the batch and
/// the index hold), then written and committed with its positions. Closing without a commit throws away what is open.
final class LuceneWriter implements Closeable {
    private static final int THREADS = Math.min(4, Runtime.getRuntime().availableProcessors());

    /// So few documents are made a segment by who commits.
    private static final int COMMIT_ALONE = 500;

    private final ExecutorService hands = Executors.newFixedThreadPool(
            THREADS, Thread.ofPlatform().daemon().name("index-writer-", 0).factory());
    private final Directory directory;
    private final IndexWriter writer;
    private volatile Map<TopicPartition, Long> positions;

    private LuceneWriter(Directory directory, IndexWriter writer) {
        this.directory = directory;
        this.writer = writer;
        this.positions = Positions.decode(writer.getLiveCommitData());
    }

    /// @param dir where the index is
    /// @param folder of the index as the user knows it
    static LuceneWriter open(Path dir, Path folder) {
        try {
            Directory directory = FSDirectory.open(Files.createDirectories(dir));
            try {
                Layout.check(directory, folder);
                IndexWriterConfig config = new IndexWriterConfig(NewsAnalyzer.forIndex())
                        .setCommitOnClose(false)
                        .setMergedSegmentWarmer(merged -> {
                            SegmentValues _ = SegmentValues.of(merged); // By who merges, so that no refresh waits.
                        });
                return new LuceneWriter(directory, new IndexWriter(directory, config));
            } catch (IOException | RuntimeException e) {
                directory.close();
                throw e;
            }
        } catch (LockObtainFailedException e) {
            throw new IllegalStateException(
                    "the index in " + folder
                            + " is being written by another sink; stop it, or give this one its own folder",
                    e);
        } catch (IOException e) {
            throw new UncheckedIOException("the index in " + folder + " can't be opened", e);
        }
    }

    /// Whether somebody writes the index in this folder.
    static boolean isWritten(Path dir) throws IOException {
        try (Directory directory = FSDirectory.open(Files.createDirectories(dir));
                Lock _ = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
            return false;
        } catch (LockObtainFailedException _) {
            return true;
        }
    }

    IndexWriter lucene() {
        return writer;
    }

    Map<TopicPartition, Long> positions() {
        return positions;
    }

    void apply(List<IndexChange> changes, Map<TopicPartition, Long> nextPositions, Consumer<List<Refused>> refused) {
        Map<TopicPartition, Long> reached = new HashMap<>(positions);
        reached.putAll(nextPositions);
        try {
            write(settle(changes), refused);
            Map<String, String> data = new HashMap<>(Positions.encode(reached));
            data.put(Layout.KEY, Layout.VERSION);
            writer.setLiveCommitData(data.entrySet());
            long _ = writer.commit();
            positions = Map.copyOf(reached);
        } catch (IOException e) {
            throw new UncheckedIOException("a batch of " + changes.size() + " can't be written to the index", e);
        }
    }

    /// Takes the documents in turns, as most of the time goes into their words. An article of which Lucene takes one
    /// field and not another is not taken at all, and the others are.
    private void write(List<Settled> settled, Consumer<List<Refused>> refused) throws IOException {
        List<Refused> all = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger next = new AtomicInteger();
        List<Future<Integer>> work = new ArrayList<>();
        for (int i = 0; i < Math.min(THREADS, settled.size()); i++) {
            work.add(hands.submit(() -> {
                for (int at = next.getAndIncrement(); at < settled.size(); at = next.getAndIncrement()) {
                    write(settled.get(at)).ifPresent(all::add);
                }
                // What the commit would do for all of them, one after the other.
                boolean _ = settled.size() > COMMIT_ALONE && writer.flushNextBuffer();
                return settled.size();
            }));
        }
        for (Future<Integer> each : work) {
            await(each);
        }
        if (!all.isEmpty()) {
            refused.accept(List.copyOf(all));
        }
    }

    private Optional<Refused> write(Settled settled) throws IOException {
        try {
            Document document = switch (settled.by()) {
                case IndexChange.Put(EnrichedArticle article, var origin) -> Documents.of(article, origin);
                case IndexChange.Delete(String id) ->
                    Documents.gravestone(id, settled.known().revision());
            };
            long _ = writer.updateDocument(
                    new Term(ArticleFields.ID, settled.by().id()), document);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(new Refused(settled.by(), "Lucene can't index it: " + e.getMessage()));
        }
    }

    private static void await(Future<Integer> work) throws IOException {
        try {
            int _ = work.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case IOException fault -> throw fault;
                case RuntimeException fault -> throw fault;
                case Error fault -> throw fault;
                case null, default -> throw new IOException("a batch can't be written", e.getCause());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a batch was written", e);
        }
    }

    /// What an article comes to, and by which change.
    private record Settled(Known known, IndexChange by) {}

    /// What each article of the batch comes to; those that stay as they are don't appear. The reader is of this very
    /// moment, so that what an interrupted batch left in the writer counts too.
    private List<Settled> settle(List<IndexChange> changes) throws IOException {
        Map<String, Settled> settled = new LinkedHashMap<>();
        try (DirectoryReader reader = DirectoryReader.open(writer)) {
            for (IndexChange change : Renames.settle(changes, new StoredArticles(reader))) {
                Settled before = settled.get(change.id());
                Known known = before != null ? before.known() : Known.of(reader, change.id());
                known.after(change).ifPresent(next -> settled.put(change.id(), new Settled(next, change)));
            }
        }
        return List.copyOf(settled.values());
    }

    @Override
    public void close() throws IOException {
        try (directory;
                writer;
                hands) {
            // All are closed, whatever happens to one of them.
        }
    }
}
