package io.wiredesk.sink.lucene;

import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.sink.IndexChange;
import io.wiredesk.sink.Origin;
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

/// What the index knows of one article: a revision, or that it was deleted at a revision. A deleted article leaves
/// this much behind, so that an older revision that comes late stays out.
///
/// @param revision 0 where nothing is known
record Known(int revision, boolean deleted) {
    static final Known NOTHING = new Known(0, true);

    /// Where an article's document is.
    private record Place(LeafReaderContext leaf, int doc) {}

    /// What is known after a change; empty where the change counts for nothing. The same revision may come again,
    /// enriched anew; after a deletion only a newer.
    Optional<Known> after(IndexChange change) {
        return switch (change) {
            case IndexChange.Delete _ -> deleted ? Optional.empty() : Optional.of(new Known(revision, true));
            case IndexChange.Put put -> {
                boolean newer = deleted
                        ? put.article().getRevision() > revision
                        : put.article().getRevision() >= revision;
                yield newer ? Optional.of(new Known(put.article().getRevision(), false)) : Optional.empty();
            }
        };
    }

    /// Answered from doc values: the article itself, which is compressed with others, stays untouched.
    static Known of(IndexReader reader, String id) throws IOException {
        Optional<Place> place = place(reader, id);
        if (place.isEmpty()) {
            return NOTHING;
        }
        var leaf = place.get().leaf().reader();
        int doc = place.get().doc();
        NumericDocValues revisions = Objects.requireNonNull(leaf.getNumericDocValues(ArticleFields.REVISION));
        boolean _ = revisions.advanceExact(doc);
        NumericDocValues published = leaf.getNumericDocValues(ArticleFields.PUBLISHED);
        boolean article = published != null && published.advanceExact(doc); // A gravestone has none.
        return new Known((int) revisions.longValue(), !article);
    }

    static Optional<EnrichedArticle> article(IndexReader reader, String id) throws IOException {
        return stored(reader, id, Documents.AVRO)
                .map(document -> document.getBinaryValue(Documents.AVRO))
                .map(avro -> Documents.decode(BytesRef.deepCopyOf(avro).bytes));
    }

    static Optional<Origin> origin(IndexReader reader, String id) throws IOException {
        return stored(reader, id, Documents.ORIGIN).flatMap(document -> Origin.of(document.get(Documents.ORIGIN)));
    }

    private static Optional<Document> stored(IndexReader reader, String id, String field) throws IOException {
        Optional<Place> place = place(reader, id);
        return place.isEmpty()
                ? Optional.empty()
                : Optional.of(place.get()
                        .leaf()
                        .reader()
                        .storedFields()
                        .document(place.get().doc(), Set.of(field)));
    }

    private static Optional<Place> place(IndexReader reader, String id) throws IOException {
        for (LeafReaderContext leaf : reader.leaves()) {
            PostingsEnum postings = leaf.reader().postings(new Term(ArticleFields.ID, id), PostingsEnum.NONE);
            int doc = postings == null ? DocIdSetIterator.NO_MORE_DOCS : firstLive(leaf, postings);
            if (doc != DocIdSetIterator.NO_MORE_DOCS) {
                return Optional.of(new Place(leaf, doc));
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
}
