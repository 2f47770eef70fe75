package io.wiredesk.sink.lucene;

import io.wiredesk.sink.analysis.FacetLists;
import io.wiredesk.sink.query.Facet;
import io.wiredesk.sink.query.Histogram;
import io.wiredesk.sink.query.Interval;
import io.wiredesk.sink.query.Show;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/// Counts all hits, and among them each value and each step of time that is asked for; remembers which they are where
/// that is wanted. One per search and thread.
final class Overview implements Collector {
    private final Manager manager;
    private final Show show;
    /// By number of the value.
    private int[] counts = new int[0];
    private final TreeMap<Long, Long> times = new TreeMap<>();
    /// By the segment's number.
    private final Map<Integer, FixedBitSet> found = new HashMap<>();
    private long total;

    private Overview(Manager manager) {
        this.manager = manager;
        this.show = manager.show;
    }

    /// @param remember whether the documents are wanted, see [#found]
    record Manager(Show show, boolean remember) implements CollectorManager<Overview, Overview> {
        @Override
        public Overview newCollector() {
            return new Overview(this);
        }

        @Override
        public Overview reduce(Collection<Overview> parts) {
            Overview whole = new Overview(this);
            parts.forEach(whole::add);
            return whole;
        }
    }

    /// All hits, where they were remembered.
    Optional<Found> found() {
        return manager.remember ? Optional.of(new Found(found)) : Optional.empty();
    }

    long total() {
        return total;
    }

    Map<String, List<Facet>> facets() {
        if (!show.facets()) {
            return Map.of();
        }
        return FacetLists.of(SegmentValues.most(counts));
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
        counts = Arrays.copyOf(counts, Math.max(counts.length, part.counts.length));
        for (int number = 0; number < part.counts.length; number++) {
            counts[number] += part.counts[number];
        }
        part.times.forEach((start, count) -> times.merge(start, count, Long::sum));
        part.found.forEach((segment, documents) -> found.merge(segment, documents, (one, other) -> {
            one.or(other);
            return one;
        }));
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
        FixedBitSet here = manager.remember
                ? found.computeIfAbsent(
                        context.ord, _ -> new FixedBitSet(context.reader().maxDoc()))
                : null;
        return new InSegment(context.reader(), here);
    }

    private final class InSegment implements LeafCollector {
        private final SegmentValues values;
        private final int[] counted;
        private final @Nullable FixedBitSet found;

        // Neighbours in the index are neighbours in time: a step is looked up once for many of them.
        private long step = Long.MIN_VALUE;
        private long inStep;

        private InSegment(LeafReader segment, @Nullable FixedBitSet found) throws IOException {
            this.values = SegmentValues.of(segment);
            if (show.facets()) {
                counts = values.room(counts);
            }
            this.counted = counts;
            this.found = found;
        }

        @Override
        public void setScorer(Scorable scorer) {
            // How well a hit fits doesn't count here.
        }

        @Override
        public void collect(int doc) {
            total++;
            if (found != null) {
                found.set(doc);
            }
            if (show.facets()) {
                values.count(doc, counted);
            }
            if (show.histogram() != null) {
                count(show.histogram().start(values.published(doc)));
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
        }
    }

    @Override
    public ScoreMode scoreMode() {
        return ScoreMode.COMPLETE_NO_SCORES;
    }
}
