package io.wiredesk.sink.lucene;

import io.wiredesk.sink.analysis.ArticleFields;
import io.wiredesk.sink.query.Facet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;

/// Counts all hits, and each value among them. One per search and thread.
final class Overview extends SimpleCollector {
    /// Values listed of each facet.
    private static final int TOP = 20;

    /// Counts by ordinal within one segment.
    @SuppressWarnings("ArrayRecordComponent") // Filled in place, never compared.
    private record Counter(String field, SortedSetDocValues values, int[] counts) {}

    private final Map<String, Map<String, Long>> counts = new HashMap<>();
    private List<Counter> segment = List.of();
    private long total;

    static final class Manager implements CollectorManager<Overview, Overview> {
        @Override
        public Overview newCollector() {
            return new Overview();
        }

        @Override
        public Overview reduce(Collection<Overview> parts) {
            Overview whole = new Overview();
            parts.forEach(whole::add);
            return whole;
        }
    }

    long total() {
        return total;
    }

    Map<String, List<Facet>> facets() {
        Map<String, List<Facet>> facets = new HashMap<>();
        for (String field : ArticleFields.FACETS) {
            facets.put(field, top(counts.getOrDefault(field, Map.of())));
        }
        return facets;
    }

    private static List<Facet> top(Map<String, Long> values) {
        return values.entrySet().stream()
                .map(entry -> facet(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Facet::count).reversed().thenComparing(Facet::value))
                .limit(TOP)
                .toList();
    }

    private static Facet facet(String entry, long count) {
        int tab = entry.indexOf(ArticleFields.LABEL);
        return new Facet(entry.substring(0, tab), entry.substring(tab + 1), count);
    }

    private void add(Overview part) {
        total += part.total;
        part.counts.forEach((field, values) -> values.forEach((value, count) -> add(field, value, count)));
    }

    private void add(String field, String value, long count) {
        long _ = counts.computeIfAbsent(field, _ -> new HashMap<>()).merge(value, count, Long::sum);
    }

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
        segment = new ArrayList<>();
        for (String field : ArticleFields.FACETS) {
            SortedSetDocValues values = DocValues.getSortedSet(context.reader(), field);
            segment.add(new Counter(field, values, new int[Math.toIntExact(values.getValueCount())]));
        }
    }

    @Override
    public void collect(int doc) throws IOException {
        total++;
        for (Counter counter : segment) {
            if (counter.values().advanceExact(doc)) {
                for (int i = 0; i < counter.values().docValueCount(); i++) {
                    counter.counts()[(int) counter.values().nextOrd()]++;
                }
            }
        }
    }

    /// Ordinals mean nothing outside their segment, so they become values when it ends.
    @Override
    public void finish() throws IOException {
        for (Counter counter : segment) {
            for (int ord = 0; ord < counter.counts().length; ord++) {
                if (counter.counts()[ord] > 0) {
                    add(counter.field(), counter.values().lookupOrd(ord).utf8ToString(), counter.counts()[ord]);
                }
            }
        }
        segment = List.of();
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }
}
