package io.wiredesk.sink.lucene;

import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.sink.IndexChange;
import io.wiredesk.sink.analysis.ArticleFields;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// What the index knows of one article: a revision, or that it was deleted at a revision. A deleted article leaves
/// this much behind, so that an older revision that comes late stays out.
///
/// @param revision 0 where nothing is known
/// @param bytes the encoded article, null once deleted
@SuppressWarnings("ArrayRecordComponent") // Compared by identity: a change makes a new array, no change none.
record Stored(String id, int revision, byte @Nullable [] bytes) {

    static Stored unknown(String id) {
        return new Stored(id, 0, null);
    }

    boolean deleted() {
        return bytes == null;
    }

    EnrichedArticle article() {
        return Documents.decode(Objects.requireNonNull(bytes));
    }

    /// What is known after a change. The same revision may come again, enriched anew; after a deletion only a newer.
    Stored after(IndexChange change) {
        return switch (change) {
            case IndexChange.Delete _ -> deleted() ? this : new Stored(id, revision, null);
            case IndexChange.Put(EnrichedArticle article) -> {
                boolean newer = deleted() ? article.getRevision() > revision : article.getRevision() >= revision;
                yield newer ? new Stored(id, article.getRevision(), Documents.encode(article)) : this;
            }
        };
    }

    Document toDocument() {
        return deleted() ? Documents.gravestone(id, revision) : Documents.of(article(), Objects.requireNonNull(bytes));
    }

    static Optional<Stored> find(IndexReader reader, String id) throws IOException {
        for (LeafReaderContext leaf : reader.leaves()) {
            PostingsEnum postings = leaf.reader().postings(new Term(ArticleFields.ID, id), PostingsEnum.NONE);
            int doc = postings == null ? DocIdSetIterator.NO_MORE_DOCS : firstLive(leaf, postings);
            if (doc != DocIdSetIterator.NO_MORE_DOCS) {
                return Optional.of(load(leaf, doc, id));
            }
        }
        return Optional.empty();
    }

    private static int firstLive(LeafReaderContext leaf, PostingsEnum postings) throws IOException {
        var live = leaf.reader().getLiveDocs();
        int doc = postings.nextDoc();
        while (doc != DocIdSetIterator.NO_MORE_DOCS && live != null && !live.get(doc)) {
            doc = postings.nextDoc();
        }
        return doc;
    }

    private static Stored load(LeafReaderContext leaf, int doc, String id) throws IOException {
        NumericDocValues revisions = Objects.requireNonNull(leaf.reader().getNumericDocValues(ArticleFields.REVISION));
        boolean _ = revisions.advanceExact(doc);
        BytesRef bytes = leaf.reader()
                .storedFields()
                .document(doc, Set.of(Documents.AVRO))
                .getBinaryValue(Documents.AVRO);
        return new Stored(id, (int) revisions.longValue(), bytes == null ? null : BytesRef.deepCopyOf(bytes).bytes);
    }
}
