package io.wiredesk.desk.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// A folder for one instance's state stores, beside those of other instances on the same volume: the first numbered one
/// that no living process holds. An instance that comes back finds what the one before it left, and has less to
/// restore.
public final class StateFolder implements AutoCloseable {
    /// More instances than this on one volume are a mistake.
    static final int MAX_INSTANCES = 256;

    private final Path path;
    private final FolderLock lock;

    private StateFolder(Path path, FolderLock lock) {
        this.path = path;
        this.lock = lock;
    }

    /// Takes the first free folder below `root`.
    ///
    /// @throws IllegalStateException when all are taken
    /// @throws UncheckedIOException when nothing can be written there
    public static StateFolder claim(Path root) {
        try {
            for (int i = 0; i < MAX_INSTANCES; i++) {
                Path path = Files.createDirectories(root.resolve(Integer.toString(i)));
                Optional<FolderLock> lock = FolderLock.take(root.resolve(i + ".lock"));
                if (lock.isPresent()) {
                    return new StateFolder(path, lock.get());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the state folder " + root + " can't be used: " + e.getMessage(), e);
        }
        throw new IllegalStateException(
                root + " has " + MAX_INSTANCES + " living instances already; set data.folder to another place");
    }

    public Path path() {
        return path;
    }

    /// Gives the folder free for another instance; what is in it stays.
    @Override
    public void close() throws IOException {
        lock.close();
    }
}
