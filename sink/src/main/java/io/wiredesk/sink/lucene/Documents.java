package io.wiredesk.sink.lucene;

import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.schemas.AvroSerde;
import io.wiredesk.schemas.SchemaCatalogue;
import io.wiredesk.sink.Origin;
import io.wiredesk.sink.analysis.ArticleFields;
import java.io.IOException;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.SortedSetDocValuesField;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.IndexableField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// An article as a Lucene document. Exact values (`StringField`) answer filters, text fields answer words, doc values
/// sort and count; the whole article is stored once, in the wire's own encoding, so that it outlives schema changes.
final class Documents {
    /// Keyword that each article has and a gravestone lacks.
    private static final String LIVE = "live";

    private static final Term LIVE_ONE = new Term(LIVE, "1");

    /// Stored bytes.
    static final String AVRO = "avro";

    /// Stored word of an [Origin].
    static final String ORIGIN = "origin";

    /// What it says, as bytes of a direction.
    static final String VECTOR = "vector";

    /// Every article, no gravestone.
    static final Query LIVE_ONES = new TermQuery(LIVE_ONE);

    private static final AvroSerde<EnrichedArticle> SERDE =
            new AvroSerde<>(EnrichedArticle.class, SchemaCatalogue.bundled());

    private Documents() {}

    static EnrichedArticle decode(byte[] bytes) {
        return SERDE.deserializer().deserialize("index", bytes);
    }

    /// The same query, of articles only.
    static Query live(Query query, IndexReader reader) throws IOException {
        if (reader.docFreq(LIVE_ONE) == reader.maxDoc()) {
            return query; // There is no gravestone.
        }
        return new BooleanQuery.Builder()
                .add(query, Occur.MUST)
                .add(LIVE_ONES, Occur.FILTER)
                .build();
    }

    static Document gravestone(String id, int revision) {
        Document document = new Document();
        document.add(new StringField(ArticleFields.ID, id, Store.NO));
        document.add(new SortedDocValuesField(ArticleFields.ID, new BytesRef(id)));
        document.add(new NumericDocValuesField(ArticleFields.REVISION, revision));
        return document;
    }

    /// @param origin kept beside it; null for none
    static Document of(EnrichedArticle enriched, @Nullable Origin origin) {
        Document document = gravestone(enriched.getId(), enriched.getRevision());
        document.add(new StringField(LIVE, "1", Store.NO));
        document.add(new StoredField(AVRO, SERDE.serializer().serialize("index", enriched)));
        if (origin != null) {
            document.add(new StoredField(ORIGIN, origin.word()));
        }
        byte[] vector = ArticleFields.vector(enriched);
        if (vector.length > 0) {
            document.add(new BinaryDocValuesField(VECTOR, new BytesRef(vector)));
        }
        long published = enriched.getArticle().getPublished().toEpochMilli();
        document.add(new LongPoint(ArticleFields.PUBLISHED, published));
        document.add(new NumericDocValuesField(ArticleFields.PUBLISHED, published));
        for (ArticleFields.Field field : ArticleFields.of(enriched)) {
            document.add(lucene(field));
            if (field.name().equals(ArticleFields.TOLD)) {
                document.add(new SortedDocValuesField(ArticleFields.TOLD, new BytesRef(field.value())));
            }
        }
        return document;
    }

    private static IndexableField lucene(ArticleFields.Field field) {
        return switch (field.kind()) {
            case WORDS -> new TextField(field.name(), field.value(), Store.NO);
            case VALUE -> new StringField(field.name(), field.value(), Store.NO);
            case FACET -> new SortedSetDocValuesField(field.name(), new BytesRef(field.value()));
        };
    }
}
