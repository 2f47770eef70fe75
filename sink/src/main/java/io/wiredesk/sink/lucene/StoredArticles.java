package io.wiredesk.sink.lucene;

import io.wiredesk.sink.IndexChange;
import io.wiredesk.sink.Origin;
import io.wiredesk.sink.Renames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.util.BytesRef;

/// What a reader has of stories.
record StoredArticles(IndexReader reader) implements Renames.Indexed {
    private static final int MOST = 10_000;

    @Override
    public List<IndexChange.Put> with(String field, Set<String> values) throws IOException {
        var query = new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
        StoredFields stored = reader.storedFields();
        List<IndexChange.Put> found = new ArrayList<>();
        for (ScoreDoc hit : new IndexSearcher(reader).search(query, MOST).scoreDocs) {
            Document document = stored.document(hit.doc, Set.of(Documents.AVRO, Documents.ORIGIN));
            byte[] avro = BytesRef.deepCopyOf(document.getBinaryValue(Documents.AVRO)).bytes;
            found.add(new IndexChange.Put(
                    Documents.decode(avro),
                    Origin.of(document.get(Documents.ORIGIN)).orElse(null)));
        }
        return found;
    }
}
