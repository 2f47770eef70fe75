package io.wiredesk.enrich.dictionary;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/// Sorts more pairs of numbers than there is memory for: sorted runs on disk, then all runs merged. Numbers are
/// unsigned. For one thread.
final class PairSort implements AutoCloseable {
    private static final int RUN_PAIRS = 1 << 20;
    private static final int BUFFER_BYTES = 1 << 16;

    /// Two numbers, ordered by the first, then the second.
    private record Pair(long first, long second) implements Comparable<Pair> {
        @Override
        public int compareTo(Pair other) {
            int byFirst = Long.compareUnsigned(first, other.first);
            return byFirst != 0 ? byFirst : Long.compareUnsigned(second, other.second);
        }
    }

    private final Path folder;
    private final String name;
    private final List<Path> runs = new ArrayList<>();
    private final Pair[] pairs = new Pair[RUN_PAIRS];
    private int filled;
    private long count;

    /// @param folder for the runs
    /// @param name what their files are called
    PairSort(Path folder, String name) {
        this.folder = folder;
        this.name = name;
    }

    void add(long first, long second) throws IOException {
        if (filled == RUN_PAIRS) {
            spill();
        }
        pairs[filled++] = new Pair(first, second);
        count++;
    }

    long count() {
        return count;
    }

    private void spill() throws IOException {
        Arrays.sort(pairs, 0, filled);
        Path run = folder.resolve(name + "." + runs.size());
        runs.add(run);
        try (DataOutputStream out =
                new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(run), BUFFER_BYTES))) {
            for (int i = 0; i < filled; i++) {
                out.writeLong(pairs[i].first());
                out.writeLong(pairs[i].second());
            }
        }
        filled = 0;
    }

    /// All pairs, in order, little-endian.
    void writeTo(OutputStream out) throws IOException {
        spill();
        PriorityQueue<Run> heads = new PriorityQueue<>();
        try {
            for (Path run : runs) {
                Run head = new Run(run);
                if (head.next()) {
                    heads.add(head);
                }
            }
            byte[] bytes = new byte[DictionaryFile.PAIR_BYTES];
            for (Run head = heads.poll(); head != null; head = heads.poll()) {
                put(head.pair.first(), bytes, 0);
                put(head.pair.second(), bytes, Long.BYTES);
                out.write(bytes);
                if (head.next()) {
                    heads.add(head);
                }
            }
        } finally {
            for (Run head : heads) {
                head.close();
            }
        }
    }

    private static void put(long number, byte[] bytes, int at) {
        for (int i = 0; i < Long.BYTES; i++) {
            bytes[at + i] = (byte) (number >>> (i * Byte.SIZE));
        }
    }

    /// A run being read: its next pair. Closes itself at its end.
    private static final class Run implements Comparable<Run>, AutoCloseable {
        private final DataInputStream in;
        private final long pairs;
        private long read;
        private Pair pair = new Pair(0, 0);

        Run(Path file) throws IOException {
            pairs = Files.size(file) / DictionaryFile.PAIR_BYTES;
            in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file), BUFFER_BYTES));
        }

        boolean next() throws IOException {
            if (read == pairs) {
                close();
                return false;
            }
            pair = new Pair(in.readLong(), in.readLong());
            read++;
            return true;
        }

        @Override
        public int compareTo(Run other) {
            return pair.compareTo(other.pair);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }

    @Override
    public void close() throws IOException {
        for (Path run : runs) {
            Files.deleteIfExists(run);
        }
    }
}
