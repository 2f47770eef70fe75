package io.wiredesk.desk.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// That a folder belongs to one living process, by a lock on a file in it that ends with the process, however it ends.
/// While it lives the file says which process it is; who finds such a word in a file that nobody locks knows that the
/// process before it was killed or crashed, and says so in a line and as a metric.
///
/// Threading: take and close from one thread.
public final class FolderLock implements AutoCloseable {
    private static final AtomicBoolean CRASHED = new AtomicBoolean();
    private static final Logger LOG = LoggerFactory.getLogger(FolderLock.class);

    private final FileChannel file;

    private FolderLock(FileChannel file) {
        this.file = file;
    }

    /// Locks the file, making it where there is none.
    ///
    /// @return empty where a living process has it
    /// @throws IOException when it can't be written
    public static Optional<FolderLock> take(Path path) throws IOException {
        FileChannel file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (lock(file) == null) {
            file.close();
            return Optional.empty();
        }
        if (file.size() > 0) {
            CRASHED.set(true);
            LOG.warn("the process before this one on {} was killed or crashed; what it had begun is done again", path);
        }
        file.truncate(0);
        file.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.UTF_8)));
        return Optional.of(new FolderLock(file));
    }

    /// Whether the process before this one, on any folder that this one has taken, did not end cleanly.
    public static boolean crashed() {
        return CRASHED.get();
    }

    private static @Nullable FileLock lock(FileChannel file) throws IOException {
        try {
            return file.tryLock();
        } catch (OverlappingFileLockException e) {
            // The holder is this very JVM, which tryLock reports by throwing instead of by null.
            return null;
        }
    }

    /// The process ends cleanly.
    @Override
    public void close() throws IOException {
        if (file.isOpen()) {
            file.truncate(0);
            file.close();
        }
    }
}
