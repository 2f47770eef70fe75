package io.wiredesk.sink.lucene;

import io.micrometer.core.instrument.Metrics;
import java.io.Closeable;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.apache.lucene.index.CodecReader;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.AlreadyClosedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Whether an index is as it was written. Every byte of it is read once, on a thread of its own, and the sums
/// compared that Lucene keeps of each file: bytes that changed on the disk would otherwise be found when two
/// segments are merged, or never.
///
/// Threading: [#damaged] by any thread.
///
/// Source: Lucene, `CodecReader.checkIntegrity`.
final class Integrity implements Closeable {
    private static final String DAMAGED = "wiredesk.sink.index.damaged";
    private static final Logger LOG = LoggerFactory.getLogger(Integrity.class);

    private final Thread thread;
    private volatile boolean damaged;
    private volatile boolean closed;

    /// Begins to read what the index has now.
    Integrity(IndexWriter index, Path folder) throws IOException {
        DirectoryReader reader = DirectoryReader.open(index);
        thread = Thread.ofPlatform().daemon().name("index-integrity").unstarted(() -> check(reader, folder));
        thread.start();
    }

    private void check(DirectoryReader opened, Path folder) {
        try (DirectoryReader reader = opened) {
            for (LeafReaderContext leaf : reader.leaves()) {
                if (!closed && leaf.reader() instanceof CodecReader segment) {
                    segment.checkIntegrity();
                }
            }
        } catch (IOException e) {
            if (isDamage(e)) {
                tell(folder, e);
                damaged = true;
            } else {
                LOG.warn("the index in {} can't be checked: {}", folder, e.toString());
            }
        } catch (AlreadyClosedException e) {
            LOG.debug("the index in {} was closed before it was checked", folder);
        }
    }

    /// In one line, and as a metric.
    static void tell(Path folder, Exception e) {
        Metrics.counter(DAMAGED).increment();
        LOG.error(
                "the index in {} is damaged; it is built again from the topic, and then set aside: {}",
                folder,
                e.getMessage());
    }

    /// Whether a file is not as it was written, or not there.
    static boolean isDamage(Throwable e) {
        Throwable cause = e instanceof UncheckedIOException unchecked ? unchecked.getCause() : e;
        return cause instanceof CorruptIndexException
                || cause instanceof EOFException
                || cause instanceof FileNotFoundException
                || cause instanceof NoSuchFileException;
    }

    boolean damaged() {
        return damaged;
    }

    /// Ends the check after the segment at hand.
    @Override
    public void close() {
        closed = true;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
