package io.wiredesk.enrich.story;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The three-word sequences of an article, as numbers: those of each sentence, and all of them. From the state they are
/// read only when somebody asks: most articles are compared by their words and names alone. Confined to one thread.
final class Sequences {
    private final int size;
    private final @Nullable ByteBuffer row;
    private int @Nullable [] all;
    private @Nullable List<Passage> passages;

    private Sequences(int size, @Nullable ByteBuffer row, int @Nullable [] all, @Nullable List<Passage> passages) {
        this.size = size;
        this.row = row;
        this.all = all;
        this.passages = passages;
    }

    static Sequences of(List<Passage> passages) {
        int[] all = ascending(passages);
        return new Sequences(all.length, null, all, List.copyOf(passages));
    }

    /// @param row all sequences, their number before them, then the passages as [#passages(ByteBuffer)] reads them
    static Sequences in(ByteBuffer row) {
        return new Sequences(Short.toUnsignedInt(row.getShort(row.position())), row, null, null);
    }

    /// Distinct ones.
    int size() {
        return size;
    }

    /// Ascending, no two alike.
    int[] all() {
        int[] read = all;
        if (read == null) {
            read = ints(unread());
            all = read;
        }
        return read;
    }

    /// The sentences, in order, without boilerplate.
    List<Passage> passages() {
        List<Passage> read = passages;
        if (read == null) {
            ByteBuffer in = unread();
            in.position(in.position() + Short.BYTES + size * Integer.BYTES);
            read = passages(in);
            passages = read;
        }
        return read;
    }

    private ByteBuffer unread() {
        if (row == null) {
            throw new IllegalStateException("neither read nor to be read");
        }
        return row.duplicate();
    }

    static List<Passage> passages(ByteBuffer in) {
        List<Passage> passages = new ArrayList<>();
        for (int left = in.getShort(); left > 0; left--) {
            passages.add(new Passage(in.getInt(), in.getInt(), ints(in)));
        }
        return List.copyOf(passages);
    }

    /// As many as the number before them says.
    static int[] ints(ByteBuffer in) {
        int[] values = new int[Short.toUnsignedInt(in.getShort())];
        in.asIntBuffer().get(values);
        in.position(in.position() + values.length * Integer.BYTES);
        return values;
    }

    private static int[] ascending(List<Passage> passages) {
        int[] all = passages.stream()
                .flatMapToInt(passage -> Arrays.stream(passage.shingles()))
                .toArray();
        Arrays.sort(all);
        int distinct = 0;
        for (int i = 0; i < all.length; i++) {
            if (i == 0 || all[i] != all[i - 1]) {
                all[distinct++] = all[i];
            }
        }
        return Arrays.copyOf(all, distinct);
    }
}
