package io.wiredesk.sink.lucene;

import io.wiredesk.sink.analysis.ArticleFields;
import io.wiredesk.sink.query.Cursor;
import io.wiredesk.sink.query.Order;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.LongAccumulator;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.TopFieldCollector;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// The first hits in an order, which is that of score, time and id, or of time and id. An id is looked up only where
/// all else is equal. One per search and thread.
final class Best implements Collector {
    /// A hit and what it is ordered by.
    static final class Ranked extends ScoreDoc {
        private final long published;
        private @Nullable BytesRef id;

        private Ranked(int doc, float score, long published, @Nullable BytesRef id) {
            super(doc, score);
            this.published = published;
            this.id = id;
        }

        /// Milliseconds since 1970.
        long published() {
            return published;
        }
    }

    /// @param limit hits that are wanted
    /// @param after the hit before the first one; null to start at the first of all
    /// @param reached lowest score of those who have hits enough, the highest of all threads
    private record Manager(
            IndexReader reader,
            Order order,
            int limit,
            @Nullable Ranked after,
            LongAccumulator reached) implements CollectorManager<Best, List<Ranked>> {
        Manager(IndexReader reader, Order order, int limit, @Nullable Cursor after) {
            this(reader, order, limit, after == null ? null : ranked(after), new LongAccumulator(Math::max, 0));
        }

        private static Ranked ranked(Cursor last) {
            return new Ranked(Integer.MAX_VALUE, last.score(), last.published(), new BytesRef(last.id()));
        }

        @Override
        public Best newCollector() {
            return new Best(this);
        }

        @Override
        public List<Ranked> reduce(Collection<Best> parts) {
            List<Ranked> all = new ArrayList<>();
            parts.forEach(part -> all.addAll(part.best));
            return all.stream().sorted(this::compare).limit(limit).toList();
        }

        /// Below 0 where the first comes first.
        private int compare(Ranked one, Ranked other) {
            int byScore = order.byScore() ? Float.compare(other.score, one.score) : 0;
            if (byScore != 0) {
                return byScore;
            }
            int byTime = Long.compare(other.published, one.published);
            if (byTime != 0) {
                return order == Order.OLDEST ? -byTime : byTime;
            }
            return id(one).compareTo(id(other));
        }

        private BytesRef id(Ranked one) {
            if (one.id == null) {
                one.id = Best.id(reader, one.doc);
            }
            return one.id;
        }
    }

    private final Manager manager;
    /// The last one on top.
    private final PriorityQueue<Ranked> best;

    private Best(Manager manager) {
        this.manager = manager;
        Comparator<Ranked> order = manager::compare;
        this.best = new PriorityQueue<>(order.reversed());
    }

    /// The first hits of a search, with their scores.
    static List<Ranked> of(IndexSearcher searcher, Query query, Order order, @Nullable Cursor after, int limit)
            throws IOException {
        List<Ranked> best = searcher.search(query, new Manager(searcher.getIndexReader(), order, limit, after));
        if (!order.byScore()) {
            TopFieldCollector.populateScores(best.toArray(ScoreDoc[]::new), searcher, query);
        }
        return best;
    }

    static BytesRef id(IndexReader reader, int doc) {
        try {
            List<LeafReaderContext> leaves = reader.leaves();
            LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(doc, leaves));
            SortedDocValues ids = DocValues.getSorted(leaf.reader(), ArticleFields.ID);
            boolean _ = ids.advanceExact(doc - leaf.docBase);
            return BytesRef.deepCopyOf(ids.lookupOrd(ids.ordValue()));
        } catch (IOException e) {
            throw new UncheckedIOException("an article's id can't be read", e);
        }
    }

    @Override
    public ScoreMode scoreMode() {
        return manager.order.byScore() ? ScoreMode.TOP_SCORES : ScoreMode.COMPLETE_NO_SCORES;
    }

    @Override
    public LeafCollector getLeafCollector(LeafReaderContext context) throws IOException {
        return new InSegment(SegmentValues.of(context.reader()), context.docBase);
    }

    private final class InSegment implements LeafCollector {
        private final SegmentValues values;
        private final int base;
        private @Nullable Scorable scorer;

        private InSegment(SegmentValues values, int base) {
            this.values = values;
            this.base = base;
        }

        @Override
        public void setScorer(Scorable scorer) throws IOException {
            if (manager.order.byScore()) {
                this.scorer = scorer;
                raise(scorer);
            }
        }

        @Override
        public void collect(int doc) throws IOException {
            float score = scorer == null ? 0 : scorer.score();
            boolean full = best.size() == manager.limit;
            if (full && score < best.element().score) {
                return; // Most end here.
            }
            Ranked hit = new Ranked(base + doc, score, values.published(doc), null);
            boolean seen = manager.after != null && manager.compare(hit, manager.after) <= 0;
            if (seen || (full && manager.compare(hit, best.element()) >= 0)) {
                return;
            }
            if (full) {
                Ranked _ = best.remove();
            }
            best.add(hit);
            if (scorer != null && best.size() == manager.limit) {
                manager.reached.accumulate(Float.floatToIntBits(best.element().score));
                raise(scorer);
            }
        }

        /// Scores are not negative, so that their bits are in their order.
        private void raise(Scorable scorer) throws IOException {
            float reached = Float.intBitsToFloat((int) manager.reached.get());
            if (reached > 0) {
                scorer.setMinCompetitiveScore(reached);
            }
        }
    }
}
