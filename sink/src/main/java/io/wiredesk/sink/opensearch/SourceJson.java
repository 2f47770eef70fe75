package io.wiredesk.sink.opensearch;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import io.wiredesk.news.Article;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.schemas.AvroSerde;
import io.wiredesk.schemas.SchemaCatalogue;
import io.wiredesk.sink.IndexChange;
import io.wiredesk.sink.analysis.ArticleFields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;

/// An article as the fields of a document. Its text, which is most of it, stands there once, as what is searched: the
/// article in the wire's encoding lacks it, and gets it back when it is read.
final class SourceJson {
    /// What is needed of a document to read its article.
    static final List<String> WANTED = List.of(Template.AVRO, ArticleFields.TEXT + "_*");

    private static final AvroSerde<EnrichedArticle> SERDE =
            new AvroSerde<>(EnrichedArticle.class, SchemaCatalogue.bundled());

    private SourceJson() {}

    /// Writes the fields of an article.
    static void write(JsonGenerator json, IndexChange.Put put) throws IOException {
        EnrichedArticle enriched = put.article();
        write(json, enriched.getId(), enriched.getRevision());
        json.writeStringField(Template.LIVE, "1");
        json.writeBinaryField(Template.AVRO, SERDE.serializer().serialize("index", withoutText(enriched)));
        byte[] vector = ArticleFields.vector(enriched);
        if (vector.length > 0) {
            json.writeBinaryField(Template.VECTOR, vector);
        }
        if (put.origin() != null) {
            json.writeStringField(Template.ORIGIN, put.origin().word());
        }
        json.writeNumberField(
                ArticleFields.PUBLISHED, enriched.getArticle().getPublished().toEpochMilli());
        Map<String, List<String>> values = new LinkedHashMap<>();
        for (ArticleFields.Field field : ArticleFields.of(enriched)) {
            values.computeIfAbsent(field.name(), _ -> new ArrayList<>()).add(field.value());
        }
        for (Map.Entry<String, List<String>> field : values.entrySet()) {
            json.writeArrayFieldStart(field.getKey());
            for (String value : field.getValue()) {
                json.writeString(value);
            }
            json.writeEndArray();
        }
    }

    /// Writes the fields that a gravestone has too.
    static void write(JsonGenerator json, String id, int revision) throws IOException {
        json.writeStringField(ArticleFields.ID, id);
        json.writeNumberField(ArticleFields.REVISION, revision);
    }

    /// @param source with the fields [#WANTED]
    static EnrichedArticle read(JsonNode source) throws IOException {
        EnrichedArticle article = SERDE.deserializer()
                .deserialize("index", source.path(Template.AVRO).binaryValue());
        source.properties().stream()
                .filter(field -> field.getKey().startsWith(ArticleFields.TEXT + "_"))
                .forEach(field ->
                        article.getArticle().setText(field.getValue().path(0).asText()));
        return article;
    }

    private static EnrichedArticle withoutText(EnrichedArticle whole) {
        Article article = copied(whole.getArticle(), new Article());
        article.setText("");
        EnrichedArticle without = copied(whole, new EnrichedArticle());
        without.setArticle(article);
        return without;
    }

    /// The same parts in another record.
    private static <T extends SpecificRecord> T copied(T from, T to) {
        for (Schema.Field field : from.getSchema().getFields()) {
            to.put(field.pos(), from.get(field.pos()));
        }
        return to;
    }
}
