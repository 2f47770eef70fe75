package io.wiredesk.sink.lucene;

import io.wiredesk.sink.analysis.ArticleFields;
import io.wiredesk.sink.analysis.FacetLists;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/// The numbers of the values that are counted: one for each value of each field, the same in every segment, so that
/// segments are counted into one row and only the few values that are shown are ever looked up by name. What was once
/// numbered keeps its number as long as the process lives; some 100 bytes for a value. Safe for concurrent use.
final class FacetValues {
    private final Map<String, Map<String, Integer>> numbers = new HashMap<>();

    /// By number. Those of this moment stay as they are: they are replaced as a whole, and only grow.
    private volatile Named named = new Named(new String[0], new byte[0], 0);

    /// @param fields by number, its place among [ArticleFields#FACETS]
    @SuppressWarnings("ArrayRecordComponent") // Never compared.
    private record Named(String[] names, byte[] fields, int size) {}

    private record Counted(String name, int count) {}

    private static final Comparator<Counted> LEAST_FIRST =
            Comparator.comparingInt(Counted::count).thenComparing(Counted::name, Comparator.reverseOrder());

    /// Numbers values that may be known or new.
    ///
    /// @param field its place among [ArticleFields#FACETS]
    synchronized int[] numbers(int field, List<String> values) {
        Map<String, Integer> known = numbers.computeIfAbsent(ArticleFields.FACETS.get(field), _ -> new HashMap<>());
        Named now = named;
        String[] names = now.names();
        byte[] fields = now.fields();
        int size = now.size();
        int[] found = new int[values.size()];
        for (int i = 0; i < found.length; i++) {
            Integer number = known.putIfAbsent(values.get(i), size);
            if (number == null) {
                if (size == names.length) {
                    names = Arrays.copyOf(names, Math.max(1_024, size * 2));
                    fields = Arrays.copyOf(fields, names.length);
                }
                names[size] = values.get(i);
                fields[size] = (byte) field;
                number = size++;
            }
            found[i] = number;
        }
        named = new Named(names, fields, size);
        return found;
    }

    /// The most frequent values of each field, as many as [FacetLists] wants, of equals the first in order.
    ///
    /// @param counts by number, as many as there are values in what was counted
    Map<String, Map<String, Long>> most(int[] counts) {
        Named now = named;
        List<PriorityQueue<Counted>> best = new ArrayList<>();
        ArticleFields.FACETS.forEach(_ -> best.add(new PriorityQueue<>(LEAST_FIRST)));
        for (int number = 0; number < counts.length; number++) {
            if (counts[number] > 0) {
                byte field = now.fields()[number];
                int wanted = FacetLists.counted(ArticleFields.FACETS.get(field));
                offer(best.get(field), wanted, now.names()[number], counts[number]);
            }
        }
        Map<String, Map<String, Long>> most = new HashMap<>();
        for (int i = 0; i < best.size(); i++) {
            most.put(ArticleFields.FACETS.get(i), descending(best.get(i)));
        }
        return most;
    }

    private static void offer(PriorityQueue<Counted> best, int wanted, String name, int count) {
        Counted least = best.size() < wanted ? null : best.element();
        if (least != null && least.count() > count) {
            return; // Most end here.
        }
        best.add(new Counted(name, count));
        if (least != null) {
            Counted _ = best.remove();
        }
    }

    private static Map<String, Long> descending(PriorityQueue<Counted> best) {
        List<Counted> ascending = new ArrayList<>();
        for (Counted least = best.poll(); least != null; least = best.poll()) {
            ascending.add(least);
        }
        Map<String, Long> descending = new LinkedHashMap<>();
        ascending.reversed().forEach(one -> descending.put(one.name(), (long) one.count()));
        return descending;
    }
}
