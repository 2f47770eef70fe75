package io.wiredesk.enrich.story;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// The newest rows of the blocks that were looked for last, kept as they are in the store by who writes there:
/// words that many articles have are looked for again and again. Confined to one thread.
final class RecentBlocks {
    private static final int BLOCKS = 3_000;

    private final int limit;
    private final Map<String, List<Posting>> newest = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, List<Posting>> eldest) {
            return size() > BLOCKS;
        }
    };

    /// @param limit rows that are kept of a block; where there are fewer, these are all
    RecentBlocks(int limit) {
        this.limit = limit;
    }

    /// The first rows of a block.
    ///
    /// @param read reads them, at most the limit, ascending
    List<Posting> of(String prefix, Supplier<List<Posting>> read) {
        return Collections.unmodifiableList(newest.computeIfAbsent(prefix, _ -> new ArrayList<>(read.get())));
    }

    void added(String prefix, Posting row) {
        List<Posting> rows = newest.get(prefix);
        if (rows == null) {
            return;
        }
        int at = Collections.binarySearch(rows, row);
        if (at < 0) {
            rows.add(-at - 1, row);
            if (rows.size() > limit) {
                rows.removeLast();
            }
        }
    }

    void removed(String prefix, Posting row) {
        List<Posting> rows = newest.get(prefix);
        if (rows == null) {
            return;
        }
        boolean all = rows.size() < limit;
        int at = Collections.binarySearch(rows, row);
        if (at >= 0 && all) {
            rows.remove(at);
        } else if (at >= 0) {
            newest.remove(prefix); // Which one comes up in its place is in the store.
        }
    }
}
