package io.wiredesk.enrich.dictionary;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The first half of a build: from the dump to what may become an entity (`spool`) and how classes stand to each other
/// (`classes`), both in the order of the dump. Whatever stops it, the next run goes on from the last [Checkpoint].
///
/// Lines are parsed by all cores, in batches of some megabytes; at most a few batches wait.
final class DumpScan {
    static final String SPOOL = "spool";
    static final String CLASSES = "classes";

    private static final int BUFFER_BYTES = 1 << 20;
    private static final int BATCHES_PER_CORE = 2;
    /// A run that is killed loses no more reading than this.
    private static final long KEEP_EVERY_NANOS = 10_000_000_000L;

    private final BuildOptions options;
    private final Path folder;
    private final BuildProgress progress;

    DumpScan(BuildOptions options, Path folder, BuildProgress progress) {
        this.options = options;
        this.folder = folder;
        this.progress = progress;
    }

    /// Reads to the end of the dump.
    ///
    /// @param from where to go on
    /// @return the checkpoint at the end
    Checkpoint run(Checkpoint from) throws IOException, InterruptedException {
        int cores = Runtime.getRuntime().availableProcessors();
        try (DumpLines lines = DumpLines.open(options.dump(), from.position());
                Growing spool = new Growing(folder.resolve(SPOOL), from.spoolBytes());
                Growing classes = new Growing(folder.resolve(CLASSES), from.edgeBytes());
                ExecutorService parsers = Executors.newFixedThreadPool(cores)) {
            Deque<Batch> waiting = new ArrayDeque<>();
            Checkpoint done = from;
            long kept = System.nanoTime();
            boolean more = true;
            try {
                while (more || !waiting.isEmpty()) {
                    while (more && waiting.size() < cores * BATCHES_PER_CORE) {
                        more = offer(lines, parsers, waiting);
                    }
                    if (!waiting.isEmpty()) {
                        Batch batch = waiting.remove();
                        done = take(batch, done, spool, classes);
                        if (System.nanoTime() - kept > KEEP_EVERY_NANOS) {
                            keep(done, spool, classes);
                            kept = System.nanoTime();
                        }
                        progress.at((double) batch.packed() / Math.max(1, from.dumpBytes()), done.items(), done.kept());
                    }
                }
            } finally {
                parsers.shutdownNow();
                keep(done, spool, classes);
            }
            return done;
        }
    }

    private void keep(Checkpoint done, Growing spool, Growing classes) throws IOException {
        spool.force();
        classes.force();
        done.write(folder);
    }

    /// Lines being parsed, and where they end.
    private record Batch(Future<List<WikidataItem>> items, long position, long packed) {}

    private boolean offer(DumpLines lines, ExecutorService parsers, Deque<Batch> waiting) throws IOException {
        List<byte[]> batch = lines.batch();
        if (batch.isEmpty()) {
            return false;
        }
        long start = lines.position();
        waiting.add(new Batch(parsers.submit(() -> parsed(batch, start)), start, lines.packedPosition()));
        return true;
    }

    private List<WikidataItem> parsed(List<byte[]> batch, long end) throws IOException {
        try {
            return batch.stream().map(this::parsed).flatMap(Optional::stream).toList();
        } catch (UncheckedIOException e) {
            throw new IOException(
                    "a line of the dump before byte " + end + " is no item as Wikidata writes them: " + e.getMessage(),
                    e);
        }
    }

    private Optional<WikidataItem> parsed(byte[] line) {
        try {
            return WikidataItem.parse(line, line.length, options.languages());
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private Checkpoint take(Batch batch, Checkpoint before, Growing spool, Growing classes)
            throws IOException, InterruptedException {
        List<WikidataItem> items = items(batch);
        long kept = before.kept();
        for (WikidataItem item : items) {
            for (long parent : item.broader()) {
                classes.out.writeLong(ClassTree.edge(item.number(), parent));
            }
            if (wanted(item)) {
                Spooled.of(item).write(spool.out);
                kept++;
            }
        }
        return before.at(batch.position(), before.items() + items.size(), kept, spool.end(), classes.end());
    }

    private static List<WikidataItem> items(Batch batch) throws IOException, InterruptedException {
        try {
            return batch.items().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException io) {
                throw new IOException(io.getMessage(), io);
            }
            throw new IllegalStateException("the dump can't be parsed", e.getCause());
        }
    }

    private boolean wanted(WikidataItem item) {
        return !item.classes().isEmpty() && !item.labels().isEmpty() && item.sitelinks() >= options.minSitelinks();
    }

    /// A file that grows; what is behind its last known end is cut off when it is opened.
    private static final class Growing implements AutoCloseable {
        private final FileChannel channel;
        private final DataOutputStream out;

        Growing(Path file, long end) throws IOException {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            channel.truncate(end);
            channel.position(end);
            out = new DataOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES));
        }

        /// How long it is with all that was written.
        long end() throws IOException {
            out.flush();
            return channel.position();
        }

        /// Brings all to the disk.
        void force() throws IOException {
            channel.force(false);
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }
}
