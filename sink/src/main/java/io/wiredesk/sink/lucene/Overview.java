package io.wiredesk.sink.lucene;

import io.wiredesk.sink.analysis.ArticleFields;
import io.wiredesk.sink.analysis.FacetLists;
import io.wiredesk.sink.query.Facet;
import io.wiredesk.sink.query.Histogram;
import io.wiredesk.sink.query.Interval;
import io.wiredesk.sink.query.Show;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.SortedSetDocValues;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.SimpleCollector;
import org.jspecify.annotations.Nullable;

/// Counts all hits, and among them each value and each step of time that is asked for. One per search and thread.
final class Overview extends SimpleCollector {
    /// @param one the same values where no document of the segment has several; null where one has
    private record Counter(
            String field,
            TopValues.Counter values,
            @Nullable SortedDocValues one) {
        void count(int doc) throws IOException {
            int[] counts = values.counts();
            if (one != null) {
                if (one.advanceExact(doc)) {
                    counts[one.ordValue()]++;
                }
                return;
            }
            SortedSetDocValues all = values.values();
            if (all.advanceExact(doc)) {
                for (int i = all.docValueCount(); i > 0; i--) {
                    counts[(int) all.nextOrd()]++;
                }
            }
        }
    }

    private final Show show;
    /// Of all segments, by field.
    private final Map<String, List<TopValues.Counter>> counts = new HashMap<>();
    private final TreeMap<Long, Long> times = new TreeMap<>();
    private List<Counter> segment = List.of();
    private @Nullable NumericDocValues published;
    private long total;

    // Neighbours in the index are neighbours in time: a step is looked up once for many of them.
    private long step = Long.MIN_VALUE;
    private long inStep;

    private Overview(Show show) {
        this.show = show;
    }

    record Manager(Show show) implements CollectorManager<Overview, Overview> {
        @Override
        public Overview newCollector() {
            return new Overview(show);
        }

        @Override
        public Overview reduce(Collection<Overview> parts) {
            Overview whole = new Overview(show);
            parts.forEach(whole::add);
            return whole;
        }
    }

    long total() {
        return total;
    }

    Map<String, List<Facet>> facets() throws IOException {
        if (!show.facets()) {
            return Map.of();
        }
        Map<String, Map<String, Long>> top = new HashMap<>();
        for (Map.Entry<String, List<TopValues.Counter>> field : counts.entrySet()) {
            top.put(field.getKey(), TopValues.of(field.getValue(), FacetLists.counted(field.getKey())));
        }
        return FacetLists.of(top);
    }

    @Nullable Histogram histogram() {
        Interval interval = show.histogram();
        if (interval == null) {
            return null;
        }
        List<Histogram.Bucket> buckets = new ArrayList<>();
        times.forEach((start, count) -> buckets.add(new Histogram.Bucket(Instant.ofEpochMilli(start), count)));
        return new Histogram(interval, buckets);
    }

    private void add(Overview part) {
        total += part.total;
        part.counts.forEach((field, segments) ->
                counts.computeIfAbsent(field, _ -> new ArrayList<>()).addAll(segments));
        part.times.forEach((start, count) -> times.merge(start, count, Long::sum));
    }

    @Override
    protected void doSetNextReader(LeafReaderContext context) throws IOException {
        segment = new ArrayList<>();
        for (String field : show.facets() ? ArticleFields.FACETS : List.<String>of()) {
            SortedSetDocValues values = DocValues.getSortedSet(context.reader(), field);
            int[] none = new int[Math.toIntExact(values.getValueCount())];
            SortedDocValues one = DocValues.unwrapSingleton(values);
            segment.add(new Counter(field, new TopValues.Counter(values, none), one));
        }
        published = show.histogram() == null ? null : DocValues.getNumeric(context.reader(), ArticleFields.PUBLISHED);
    }

    @Override
    public void collect(int doc) throws IOException {
        total++;
        for (Counter counter : segment) {
            counter.count(doc);
        }
        if (published != null && show.histogram() != null && published.advanceExact(doc)) {
            count(show.histogram().start(published.longValue()));
        }
    }

    private void count(long start) {
        if (start != step) {
            endStep();
            step = start;
        }
        inStep++;
    }

    private void endStep() {
        if (inStep > 0) {
            times.merge(step, inStep, Long::sum);
            inStep = 0;
        }
    }

    @Override
    public void finish() {
        endStep();
        for (Counter counter : segment) {
            counts.computeIfAbsent(counter.field(), _ -> new ArrayList<>()).add(counter.values());
        }
        segment = List.of();
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }
}
