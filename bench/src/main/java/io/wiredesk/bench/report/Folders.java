package io.wiredesk.bench.report;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Stream;

/// What lies on the disk.
public final class Folders {
    private static final Queue<Path> TEMPORARY = new ConcurrentLinkedQueue<>();

    private Folders() {}

    /// An empty folder that goes with the bench.
    ///
    /// @param prefix of its name
    public static Path temporary(String prefix) throws IOException {
        Path folder = Files.createTempDirectory(prefix);
        TEMPORARY.add(folder);
        return folder;
    }

    /// Deletes what was made so. A bench that failed keeps its folders, with what its processes had to say.
    public static void deleteTemporary() throws IOException {
        for (Path folder = TEMPORARY.poll(); folder != null; folder = TEMPORARY.poll()) {
            delete(folder);
        }
    }

    /// A folder and all that is in it.
    public static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                boolean _ = Files.deleteIfExists(file);
            }
        }
    }

    /// Bytes of all files below a folder.
    public static long bytes(Path folder) {
        return bytes(folder, "");
    }

    /// Bytes of the files below a folder whose path has this in it. A file that goes away meanwhile counts nothing.
    public static long bytes(Path folder, String named) {
        return bytes(folder.toFile(), named);
    }

    private static long bytes(File at, String named) {
        File[] below = at.listFiles();
        if (below == null) {
            return at.getPath().contains(named) ? at.length() : 0;
        }
        return Arrays.stream(below).mapToLong(file -> bytes(file, named)).sum();
    }
}
