package io.wiredesk.sink.lucene;

import io.wiredesk.sink.analysis.ArticleFields;
import io.wiredesk.sink.query.Ranking;
import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.queries.function.FunctionScoreQuery;
import org.apache.lucene.search.DoubleValues;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/// What each article's score is multiplied by for its age, see [Ranking].
final class Freshness extends DoubleValuesSource {
    private final Ranking ranking;
    private final long asOf;

    private Freshness(Ranking ranking, long asOf) {
        this.ranking = ranking;
        this.asOf = asOf;
    }

    /// The same articles, the newer ones with more of their score.
    ///
    /// @param asOf time of the search, in milliseconds since 1970
    static Query fresh(Query query, Ranking ranking, long asOf) {
        return ranking.countsAge() ? FunctionScoreQuery.boostByValue(query, new Freshness(ranking, asOf)) : query;
    }

    @Override
    public DoubleValues getValues(LeafReaderContext context, DoubleValues scores) throws IOException {
        NumericDocValues published = DocValues.getNumeric(context.reader(), ArticleFields.PUBLISHED);
        return new DoubleValues() {
            @Override
            public double doubleValue() throws IOException {
                return ranking.freshness(published.longValue(), asOf);
            }

            @Override
            public boolean advanceExact(int doc) throws IOException {
                return published.advanceExact(doc);
            }
        };
    }

    @Override
    public boolean needsScores() {
        return false;
    }

    @Override
    public DoubleValuesSource rewrite(IndexSearcher searcher) {
        return this;
    }

    @Override
    public boolean isCacheable(LeafReaderContext context) {
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Freshness that && ranking.equals(that.ranking) && asOf == that.asOf;
    }

    @Override
    public int hashCode() {
        return 31 * ranking.hashCode() + Long.hashCode(asOf);
    }

    @Override
    public String toString() {
        return "freshness as of " + asOf;
    }
}
