package io.wiredesk.enrich.dictionary;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// From a Wikidata dump to a [MappedDictionary]: scan the dump once, then sort out what is of a kind that news names,
/// then write. A run that is stopped is gone on with by the next; the dictionary has its name only when it is whole.
///
/// Memory stays within some hundred megabytes whatever the dump's size; the folder in the making takes about as much as
/// the dictionary itself, twice.
public final class DictionaryBuild {
    private static final int BUFFER_BYTES = 1 << 20;

    private final BuildOptions options;
    private final Path folder;

    public DictionaryBuild(BuildOptions options) {
        this.options = options;
        this.folder = options.target().resolveSibling(options.target().getFileName() + ".building");
    }

    /// What came of it.
    ///
    /// @param items of the dump
    public record Built(long items, long entities, long names, long bytes) {}

    /// Forgets what an earlier run has read.
    public void forget() throws IOException {
        if (Files.isDirectory(folder)) {
            List<Path> files;
            try (Stream<Path> list = Files.list(folder)) {
                files = list.toList();
            }
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(folder);
        }
    }

    /// @throws IOException when the dump breaks off or is none, or the disk is full; what is read stays
    /// @throws IllegalArgumentException when an earlier run was of another dump or had other options
    public Built run(BuildProgress progress) throws IOException, InterruptedException {
        Checkpoint start = Checkpoint.start(options);
        Files.createDirectories(folder);
        Checkpoint from = Checkpoint.read(folder).orElse(start);
        if (!start.goesOn(from)) {
            throw new IllegalArgumentException(folder + " is of " + from.dump() + " as it was on " + from.dumpModified()
                    + ", or was begun with other options; --fresh begins anew");
        }
        Checkpoint end = new DumpScan(options, folder, progress).run(from);
        try (DictionaryWriter writer = new DictionaryWriter(options.target(), folder)) {
            write(end, writer);
            writer.finish("Wikidata dump " + end.dump() + " of " + end.dumpModified());
        }
        forget();
        MappedDictionary made = MappedDictionary.open(options.target());
        return new Built(end.items(), made.entities(), made.names(), Files.size(options.target()));
    }

    private void write(Checkpoint end, DictionaryWriter writer) throws IOException {
        ClassTree tree = new ClassTree(edges(end.edgeBytes()));
        try (DataInputStream spool = in(DumpScan.SPOOL)) {
            for (long left = end.kept(); left > 0; left--) {
                Spooled.read(spool).entity(tree).ifPresent(entity -> add(writer, entity));
            }
        }
    }

    private static void add(DictionaryWriter writer, KnownEntity entity) {
        try {
            writer.add(entity);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long[] edges(long bytes) throws IOException {
        long[] edges = new long[Math.toIntExact(bytes / Long.BYTES)];
        try (DataInputStream in = in(DumpScan.CLASSES)) {
            for (int i = 0; i < edges.length; i++) {
                edges[i] = in.readLong();
            }
        }
        return edges;
    }

    private DataInputStream in(String file) throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(folder.resolve(file)), BUFFER_BYTES));
    }
}
