package io.wiredesk.enrich.dictionary;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/// How far the reading of a dump has come, and of which: what lies before it is on disk.
///
/// @param dump the dump's name, length and time of change, which have to be the same to go on
/// @param position bytes of the unpacked dump that are read
/// @param items lines of it that were items
/// @param kept of them that are in the spool
/// @param spoolBytes length of the spool; what stands after it is of no worth
/// @param edgeBytes the same of the file of classes
record Checkpoint(
        String dump,
        long dumpBytes,
        String dumpModified,
        List<String> languages,
        int minSitelinks,
        long position,
        long items,
        long kept,
        long spoolBytes,
        long edgeBytes) {

    private static final String FILE = "checkpoint.json";

    /// The start, for these options.
    static Checkpoint start(BuildOptions options) throws IOException {
        Path dump = options.dump();
        return new Checkpoint(
                String.valueOf(dump.getFileName()),
                Files.size(dump),
                Files.getLastModifiedTime(dump).toInstant().toString(),
                options.languages(),
                options.minSitelinks(),
                0,
                0,
                0,
                0,
                0);
    }

    Checkpoint at(long newPosition, long newItems, long newKept, long newSpoolBytes, long newEdgeBytes) {
        return new Checkpoint(
                dump,
                dumpBytes,
                dumpModified,
                languages,
                minSitelinks,
                newPosition,
                newItems,
                newKept,
                newSpoolBytes,
                newEdgeBytes);
    }

    /// Whether the other is of the same dump and options.
    boolean goesOn(Checkpoint other) {
        return at(0, 0, 0, 0, 0).equals(other.at(0, 0, 0, 0, 0));
    }

    static Optional<Checkpoint> read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        return Files.exists(file)
                ? Optional.of(JsonMapper.builder().build().readValue(file.toFile(), Checkpoint.class))
                : Optional.empty();
    }

    /// Replaces the one before as a whole.
    void write(Path folder) throws IOException {
        Path fresh = folder.resolve(FILE + ".part");
        JsonMapper.builder().build().writeValue(fresh.toFile(), this);
        Files.move(fresh, folder.resolve(FILE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
