package io.wiredesk.bench.report;

import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;

/// What lies on the disk.
public final class Folders {
    private Folders() {}

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
