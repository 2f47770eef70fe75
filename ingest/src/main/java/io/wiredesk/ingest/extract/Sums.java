package io.wiredesk.ingest.extract;

import java.util.List;
import java.util.function.ToIntFunction;

/// Sums over stretches of a list of numbers that can be taken out one by one, each in logarithmic time.
///
/// Source: Peter Fenwick, A New Data Structure for Cumulative Frequency Tables, 1994.
final class Sums {
    private final int[] values;
    private final int[] tree;

    Sums(List<Block> blocks, ToIntFunction<Block> value) {
        this.values = blocks.stream().mapToInt(value).toArray();
        this.tree = new int[values.length + 1];
        for (int i = 1; i < tree.length; i++) {
            tree[i] += values[i - 1];
            int next = i + (i & -i);
            if (next < tree.length) {
                tree[next] += tree[i];
            }
        }
    }

    /// @param to the first that doesn't count
    int between(int from, int to) {
        return upTo(to) - upTo(from);
    }

    void takeOut(int index) {
        for (int i = index + 1; i < tree.length; i += i & -i) {
            tree[i] -= values[index];
        }
        values[index] = 0;
    }

    private int upTo(int end) {
        int sum = 0;
        for (int i = end; i > 0; i -= i & -i) {
            sum += tree[i];
        }
        return sum;
    }
}
