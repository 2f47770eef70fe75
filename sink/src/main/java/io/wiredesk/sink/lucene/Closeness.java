package io.wiredesk.sink.lucene;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.queries.function.FunctionScoreQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.DoubleValues;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.FieldExistsQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.VectorUtil;

/// How near each article is to a vector: every one is looked at, so the nearest are exactly those.
final class Closeness extends DoubleValuesSource {
    private final byte[] wanted;

    private Closeness(byte[] wanted) {
        this.wanted = wanted;
    }

    /// The same articles, those that have a vector, scored by 1 + cosine, as a score may not be negative.
    static Query near(byte[] vector, Query query) {
        Query asked = new BooleanQuery.Builder()
                .add(query, Occur.FILTER)
                .add(new FieldExistsQuery(Documents.VECTOR), Occur.FILTER)
                .build();
        return new FunctionScoreQuery(asked, new Closeness(vector.clone()));
    }

    /// The cosine in a score.
    static double cosine(double score) {
        return score - 1;
    }

    @Override
    public DoubleValues getValues(LeafReaderContext context, DoubleValues scores) throws IOException {
        BinaryDocValues vectors = DocValues.getBinary(context.reader(), Documents.VECTOR);
        byte[] own = new byte[wanted.length];
        return new DoubleValues() {
            @Override
            public double doubleValue() throws IOException {
                BytesRef bytes = vectors.binaryValue();
                if (bytes.length != wanted.length) {
                    return 0; // Of another model.
                }
                System.arraycopy(bytes.bytes, bytes.offset, own, 0, own.length);
                return 1 + VectorUtil.cosine(wanted, own);
            }

            @Override
            public boolean advanceExact(int doc) throws IOException {
                return vectors.advanceExact(doc);
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
        return other instanceof Closeness that && Arrays.equals(wanted, that.wanted);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(wanted);
    }

    @Override
    public String toString() {
        return "nearness to a vector of " + wanted.length;
    }
}
