package io.wiredesk.desk.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// The folder an all-in-one keeps everything in. It belongs to one process at a time (a file lock that ends with the
/// process, however it ends), and it names the version of its layout.
public final class DataFolder implements AutoCloseable {
    /// Layout of the folder; another number is another program's.
    static final String VERSION = "1";

    private static final String BROKER = "bootstrap-servers";

    private final Path root;
    private final FolderLock lock;

    /// Another process has the folder.
    public static final class InUse extends BrokerStartException {
        private static final long serialVersionUID = 1L;

        InUse(String message) {
            super(message);
        }
    }

    private DataFolder(Path root, FolderLock lock) {
        this.root = root;
        this.lock = lock;
    }

    /// Opens the folder, making it where there is none.
    ///
    /// @throws BrokerStartException when another process has it, it is of another version, or it can't be written
    public static DataFolder open(Path root) {
        try {
            Files.createDirectories(root);
            FolderLock lock = FolderLock.take(root.resolve("lock"))
                    .orElseThrow(() -> new InUse("the data folder " + root
                            + " is in use by another process; stop it or choose another with --data"));
            checkVersion(root, lock);
            return new DataFolder(root, lock);
        } catch (IOException e) {
            throw new BrokerStartException("the data folder " + root + " can't be used: " + e.getMessage(), e);
        }
    }

    private static void checkVersion(Path root, FolderLock lock) throws IOException {
        Path file = root.resolve("version");
        if (!Files.exists(file)) {
            Files.writeString(file, VERSION + "\n");
            return;
        }
        String found = Files.readString(file).strip();
        if (!found.equals(VERSION)) {
            lock.close();
            throw new BrokerStartException(
                    "the data folder " + root + " has layout version '" + found + "', this program reads " + VERSION
                            + "; use the program that made it or choose another with --data");
        }
    }

    /// Leaves word of where the broker of this folder listens, for commands that find the folder in use.
    ///
    /// @throws BrokerStartException when it can't be written
    public void announce(String bootstrapServers) {
        try {
            Files.writeString(root.resolve(BROKER), bootstrapServers + "\n");
        } catch (IOException e) {
            throw new BrokerStartException("the data folder " + root + " can't be written: " + e.getMessage(), e);
        }
    }

    /// Where the broker of a folder listens, or did when it ran last.
    public static Optional<String> broker(Path root) throws IOException {
        Path file = root.resolve(BROKER);
        return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    }

    /// A folder inside, for one part of the program.
    public Path part(String name) {
        return root.resolve(name);
    }

    /// Gives the folder free for another process.
    @Override
    public void close() throws IOException {
        lock.close();
    }
}
