package io.wiredesk.sink.lucene;

import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
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

    /// What the segments that name a value say of it.
    private static final class Named {
        private final BitSet segments = new BitSet();
        private long count;
        /// As many as a value that these segments don't name could have in them.
        private long spared;
    }

    private TopValues() {}

    /// The `wanted` most frequent values, of equals the first in order.
    static Map<String, Long> of(List<Counter> segments, int wanted) throws IOException {
        int depth = Math.max(LEAST_DEPTH, 2 * wanted);
        while (true) {
            Map<BytesRef, Named> named = new HashMap<>();
            long unnamed = 0;
            for (int i = 0; i < segments.size(); i++) {
                unnamed += name(segments.get(i), i, depth, named);
            }
            List<Counted> counted = counted(segments, hopeful(named, unnamed, wanted));
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
    private static int name(Counter segment, int number, int depth, Map<BytesRef, Named> named) throws IOException {
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
        int left = more ? counts[best.element()] : 0;
        for (int ord : best) {
            Named value =
                    named.computeIfAbsent(BytesRef.deepCopyOf(segment.values().lookupOrd(ord)), _ -> new Named());
            value.segments.set(number);
            value.count += counts[ord];
            value.spared += left;
        }
        return left;
    }

    /// Those that may be among the wanted, whatever the segments that don't name them have: to look a value up in a
    /// segment costs far more than to name it.
    private static Map<BytesRef, Named> hopeful(Map<BytesRef, Named> named, long unnamed, int wanted) {
        long[] least =
                named.values().stream().mapToLong(value -> value.count).sorted().toArray();
        long enough = least.length < wanted ? 0 : least[least.length - wanted];
        Map<BytesRef, Named> hopeful = new HashMap<>(named);
        boolean _ = hopeful.values().removeIf(value -> value.count + unnamed - value.spared < enough);
        return hopeful;
    }

    private static List<Counted> counted(List<Counter> segments, Map<BytesRef, Named> named) throws IOException {
        List<Counted> counted = new ArrayList<>();
        for (Map.Entry<BytesRef, Named> value : named.entrySet()) {
            long sum = value.getValue().count;
            for (int i = 0; i < segments.size(); i++) {
                sum += value.getValue().segments.get(i) ? 0 : segments.get(i).count(value.getKey());
            }
            counted.add(new Counted(value.getKey(), sum));
        }
        counted.sort(Comparator.comparingLong(Counted::count).reversed().thenComparing(Counted::value));
        return counted;
    }
}
