package io.wiredesk.sink.lucene;

import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.queries.spans.SpanQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreScorerSupplier;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/// The documents that a search has found, for what else is asked of them: where words stand is looked up in these only,
/// and not again in all that have the words. Good for the searcher that found them.
final class Found extends Query {
    /// By the segment's number.
    private final Map<Integer, FixedBitSet> documents;

    Found(Map<Integer, FixedBitSet> documents) {
        this.documents = documents;
    }

    /// Whether it takes longer to find the documents than to remember them.
    static boolean isWorthwhile(Query query) {
        Places places = new Places();
        query.visit(places);
        return places.matter;
    }

    /// Of these documents, those that the query finds, with its score.
    Query of(Query query) {
        return new BooleanQuery.Builder()
                .add(query, Occur.MUST)
                .add(this, Occur.FILTER)
                .build();
    }

    /// Finds out whether it matters where in a document words stand.
    private static final class Places extends QueryVisitor {
        private boolean matter;

        @Override
        public QueryVisitor getSubVisitor(Occur occur, Query parent) {
            matter |= parent instanceof PhraseQuery || parent instanceof SpanQuery;
            return this;
        }
    }

    @Override
    public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
        return new ConstantScoreWeight(this, boost) {
            @Override
            public @Nullable ScorerSupplier scorerSupplier(LeafReaderContext context) {
                FixedBitSet here = documents.get(context.ord);
                return here == null
                        ? null
                        : ConstantScoreScorerSupplier.fromIterator(
                                new BitSetIterator(here, here.cardinality()),
                                score(),
                                mode,
                                context.reader().maxDoc());
            }

            @Override
            public boolean isCacheable(LeafReaderContext context) {
                return false;
            }
        };
    }

    @Override
    public void visit(QueryVisitor visitor) {
        visitor.visitLeaf(this);
    }

    /// As no search finds the same documents for another, they aren't compared.
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }

    @Override
    public String toString(String field) {
        return "found";
    }
}
