package io.wiredesk.sink.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.util.BytesRef;

/// The most frequent values over several segments, exactly, though only few of them are ever looked up by name: an
/// index may know hundreds of thousands of entities.
///
/// Source: the threshold algorithm of Fagin, Lotem and Naor, "Optimal aggregation algorithms for middleware", PODS
/// 2001. Each segment names its most frequent values; what no segment names can't have more than the sum of the last
/// ones named.
final class TopValues {
    private static final int LEAST_DEPTH = 32;
    private static final int DEEPER = 4;

    /// Counts by ordinal within one segment.
    @SuppressWarnings("ArrayRecordComponent") // Filled in place, never compared.
    record Counter(SortedSetDocValues values, int[] counts) {
        int count(BytesRef value) throws IOException {
            long ord = values.lookupTerm(value);
            return ord < 0 ? 0 : counts[(int) ord];
        }
    }

    private record Counted(BytesRef value, long count) {}

    private TopValues() {}

    /// The `wanted` most frequent values, of equals the first in order.
    static Map<String, Long> of(List<Counter> segments, int wanted) throws IOException {
        int depth = Math.max(LEAST_DEPTH, 2 * wanted);
        while (true) {
            Set<BytesRef> named = new HashSet<>();
            long unnamed = 0;
            for (Counter segment : segments) {
                unnamed += name(segment, depth, named);
            }
            List<Counted> counted = counted(segments, named);
            boolean sure = unnamed == 0
                    || (counted.size() >= wanted && counted.get(wanted - 1).count() > unnamed);
            if (sure) {
                Map<String, Long> top = new LinkedHashMap<>();
                counted.stream()
                        .limit(wanted)
                        .forEach(one -> top.put(one.value().utf8ToString(), one.count()));
                return top;
            }
            depth *= DEEPER;
        }
    }

    /// @return as many as a value that isn't named can have here; 0 where all are
    private static int name(Counter segment, int depth, Set<BytesRef> named) throws IOException {
        int[] counts = segment.counts();
        PriorityQueue<Integer> best = new PriorityQueue<>(Comparator.comparingInt(ord -> counts[ord]));
        boolean more = false;
        for (int ord = 0; ord < counts.length; ord++) {
            if (counts[ord] == 0) {
                continue;
            }
            if (best.size() < depth) {
                best.add(ord);
            } else {
                more = true;
                if (counts[ord] > counts[best.element()]) {
                    int _ = best.remove();
                    best.add(ord);
                }
            }
        }
        for (int ord : best) {
            named.add(BytesRef.deepCopyOf(segment.values().lookupOrd(ord)));
        }
        return more ? counts[best.element()] : 0;
    }

    private static List<Counted> counted(List<Counter> segments, Set<BytesRef> named) throws IOException {
        List<Counted> counted = new ArrayList<>();
        for (BytesRef value : named) {
            long sum = 0;
            for (Counter segment : segments) {
                sum += segment.count(value);
            }
            counted.add(new Counted(value, sum));
        }
        counted.sort(Comparator.comparingLong(Counted::count).reversed().thenComparing(Counted::value));
        return counted;
    }
}
