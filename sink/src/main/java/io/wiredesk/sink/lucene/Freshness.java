package io.wiredesk.sink.lucene;

import io.wiredesk.sink.query.Ranking;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.BulkScorer;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.FilterLeafCollector;
import org.apache.lucene.search.FilterWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.TwoPhaseIterator;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/// The same articles, with as much of their score as their age leaves, see [Ranking]. As nobody's score grows, those
/// that their words alone leave behind are passed over unscored, block by block.
///
/// Source: S. Ding and T. Suel, "Faster top-k document retrieval using block-max indexes", SIGIR 2011.
final class Freshness extends Query {
    /// A little less than 1, so that rounding leaves nobody behind.
    private static final double SURE = 1 - 1e-6;

    private final Query words;
    private final Ranking ranking;
    private final long asOf;

    private Freshness(Query words, Ranking ranking, long asOf) {
        this.words = words;
        this.ranking = ranking;
        this.asOf = asOf;
    }

    /// @param asOf time of the search, in milliseconds since 1970
    static Query fresh(Query words, Ranking ranking, long asOf) {
        return ranking.countsAge() ? new Freshness(words, ranking, asOf) : words;
    }

    @Override
    public Query rewrite(IndexSearcher searcher) throws IOException {
        Query simpler = words.rewrite(searcher);
        return simpler.equals(words) ? this : new Freshness(simpler, ranking, asOf);
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) throws IOException {
        Weight weight = words.createWeight(searcher, mode, boost);
        return mode.needsScores() ? new Aged(weight) : weight;
    }

    private final class Aged extends FilterWeight {
        private Aged(Weight words) {
            super(Freshness.this, words);
        }

        @Override
        public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context) throws IOException {
            ScorerSupplier supplier = in.scorerSupplier(context);
            if (supplier == null) {
                return null;
            }
            Ageing ageing = new Ageing(SegmentValues.of(context.reader()));
            return new ScorerSupplier() {
                @Override
                public Scorer get(long leadCost) throws IOException {
                    return new AgedScorer(supplier.get(leadCost), ageing);
                }

                @Override
                public BulkScorer bulkScorer() throws IOException {
                    return new AgedBulkScorer(supplier.bulkScorer(), ageing);
                }

                @Override
                public long cost() {
                    return supplier.cost();
                }

                @Override
                public void setTopLevelScoringClause() throws IOException {
                    supplier.setTopLevelScoringClause();
                }
            };
        }

        @Override
        public Explanation explain(LeafReaderContext context, int doc) throws IOException {
            Explanation explained = in.explain(context, doc);
            if (!explained.isMatch()) {
                return explained;
            }
            Ageing ageing = new Ageing(SegmentValues.of(context.reader()));
            return Explanation.match(
                    ageing.aged(explained.getValue().floatValue(), doc),
                    "product of:",
                    explained,
                    Explanation.match(ageing.left(doc), "freshness"));
        }
    }

    /// What age does to the scores of a segment.
    private final class Ageing {
        private final SegmentValues values;
        /// What the freshest article keeps of its score.
        private final double most;

        private Ageing(SegmentValues values) {
            this.values = values;
            this.most = ranking.freshness(asOf - values.nearest(asOf), asOf);
        }

        private double left(int doc) {
            return ranking.freshness(values.published(doc), asOf);
        }

        private float aged(float score, int doc) {
            return (float) (score * left(doc));
        }

        private float highest(float score) {
            return Math.nextUp((float) (score * most));
        }

        /// What words alone have to reach.
        private float least(float aged) {
            return (float) (aged / most * SURE);
        }
    }

    /// Many at once, in the way that is quickest for these words.
    private static final class AgedBulkScorer extends BulkScorer {
        private final BulkScorer in;
        private final Ageing ageing;

        private AgedBulkScorer(BulkScorer in, Ageing ageing) {
            this.in = in;
            this.ageing = ageing;
        }

        @Override
        public int score(LeafCollector collector, @Nullable Bits accepted, int from, int end) throws IOException {
            return in.score(new Collecting(collector), accepted, from, end);
        }

        @Override
        public long cost() {
            return in.cost();
        }

        private final class Collecting extends FilterLeafCollector {
            private int current = -1;

            private Collecting(LeafCollector in) {
                super(in);
            }

            @Override
            public void collect(int doc) throws IOException {
                current = doc;
                super.collect(doc);
            }

            @Override
            public void setScorer(Scorable words) throws IOException {
                super.setScorer(new Scorable() {
                    @Override
                    public float score() throws IOException {
                        return ageing.aged(words.score(), current);
                    }

                    @Override
                    public void setMinCompetitiveScore(float least) throws IOException {
                        words.setMinCompetitiveScore(ageing.least(least));
                    }
                });
            }
        }
    }

    /// One after the other, as part of another query.
    private static final class AgedScorer extends Scorer {
        private final Scorer in;
        private final Ageing ageing;

        private AgedScorer(Scorer in, Ageing ageing) {
            this.in = in;
            this.ageing = ageing;
        }

        @Override
        public float score() throws IOException {
            return ageing.aged(in.score(), in.docID());
        }

        @Override
        public float getMaxScore(int upTo) throws IOException {
            return ageing.highest(in.getMaxScore(upTo));
        }

        @Override
        public int advanceShallow(int target) throws IOException {
            return in.advanceShallow(target);
        }

        @Override
        public void setMinCompetitiveScore(float least) throws IOException {
            in.setMinCompetitiveScore(ageing.least(least));
        }

        @Override
        public int docID() {
            return in.docID();
        }

        @Override
        public DocIdSetIterator iterator() {
            return in.iterator();
        }

        @Override
        public @Nullable TwoPhaseIterator twoPhaseIterator() {
            return in.twoPhaseIterator();
        }

        @Override
        public Collection<ChildScorable> getChildren() {
            return List.of(new ChildScorable(in, "words"));
        }
    }

    @Override
    public void visit(QueryVisitor visitor) {
        words.visit(visitor);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Freshness that
                && words.equals(that.words)
                && ranking.equals(that.ranking)
                && asOf == that.asOf;
    }

    @Override
    public int hashCode() {
        return 31 * (31 * words.hashCode() + ranking.hashCode()) + Long.hashCode(asOf);
    }

    @Override
    public String toString(String field) {
        return words.toString(field) + ", fresh as of " + asOf;
    }
}
