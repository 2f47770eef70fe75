package io.wiredesk.sink.alert;

import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.sink.analysis.ArticleFields;
import java.time.Duration;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.search.Query;

/// An article as the document that standing queries are asked of: the index's fields, and how old it was when it came.
final class AlertDocuments {
    /// Milliseconds from publication to fetching: `published:last-7d` means the age on arrival, which is the same on
    /// every replay.
    private static final String AGE = "age";

    private AlertDocuments() {}

    static Document of(EnrichedArticle enriched) {
        Document document = new Document();
        long published = enriched.getArticle().getPublished().toEpochMilli();
        document.add(new LongPoint(ArticleFields.PUBLISHED, published));
        document.add(new LongPoint(AGE, enriched.getArticle().getFetched().toEpochMilli() - published));
        for (ArticleFields.Field field : ArticleFields.of(enriched)) {
            switch (field.kind()) {
                case WORDS -> document.add(new TextField(field.name(), field.value(), Store.NO));
                case VALUE -> document.add(new StringField(field.name(), field.value(), Store.NO));
                case FACET -> {} // Counted over hits, never asked for.
            }
        }
        return document;
    }

    /// No older than this on arrival.
    static Query lately(Duration age) {
        return LongPoint.newRangeQuery(AGE, Long.MIN_VALUE, age.toMillis());
    }
}
