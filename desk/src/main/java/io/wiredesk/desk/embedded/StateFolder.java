package io.wiredesk.desk.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A folder for one instance's state stores, beside those of other instances on the same volume: the first numbered one
/// that no living process holds. An instance that comes back finds what the one before it left, and has less to
/// restore.
public final class StateFolder implements AutoCloseable {
    /// More instances than this on one volume are a mistake.
    static final int MAX_INSTANCES = 256;

    private final Path path;
    private final FileChannel lockFile;

    private StateFolder(Path path, FileChannel lockFile) {
        this.path = path;
        this.lockFile = lockFile;
    }

    /// Takes the first free folder below `root`.
    ///
    /// @throws IllegalStateException when all are taken
    /// @throws UncheckedIOException when nothing can be written there
    public static StateFolder claim(Path root) {
        try {
            for (int i = 0; i < MAX_INSTANCES; i++) {
                Path path = Files.createDirectories(root.resolve(Integer.toString(i)));
                FileChannel lockFile = FileChannel.open(
                        root.resolve(i + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                if (DataFolder.lock(lockFile) != null) {
                    return new StateFolder(path, lockFile);
                }
                lockFile.close();
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
        lockFile.close();
    }
}
