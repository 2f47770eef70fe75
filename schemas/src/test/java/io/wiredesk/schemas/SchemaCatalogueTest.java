package io.wiredesk.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wiredesk.news.Alert;
import io.wiredesk.news.Article;
import io.wiredesk.news.Change;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.Feed;
import io.wiredesk.news.FeedPush;
import io.wiredesk.news.FeedStatus;
import io.wiredesk.news.Mention;
import io.wiredesk.news.SavedSearch;
import io.wiredesk.news.Story;
import io.wiredesk.news.Trend;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.junit.jupiter.api.Test;

class SchemaCatalogueTest {
    private static final List<Schema> CURRENT = List.of(
            Feed.getClassSchema(),
            FeedStatus.getClassSchema(),
            FeedPush.getClassSchema(),
            Article.getClassSchema(),
            EnrichedArticle.getClassSchema(),
            Mention.getClassSchema(),
            Story.getClassSchema(),
            SavedSearch.getClassSchema(),
            Alert.getClassSchema(),
            Trend.getClassSchema(),
            Change.getClassSchema());
    private final SchemaCatalogue catalogue = SchemaCatalogue.bundled();

    @Test
    void the_schemas_in_use_are_the_newest_committed_ones() {
        for (Schema schema : CURRENT) {
            assertThat(catalogue.newest(schema.getName()))
                    .hasValueSatisfying(newest -> assertThat(newest.schema()).isEqualTo(schema));
        }
    }

    @Test
    void what_any_committed_version_wrote_is_read_today() {
        for (Schema reader : CURRENT) {
            assertThat(catalogue.versions(reader.getName()))
                    .isNotEmpty()
                    .allSatisfy(writer -> assertThat(
                                    SchemaCompatibility.checkReaderWriterCompatibility(reader, writer.schema())
                                            .getType())
                            .isEqualTo(SchemaCompatibilityType.COMPATIBLE));
        }
    }

    @Test
    void ids_are_unique() {
        assertThat(catalogue.versions()).extracting(SchemaVersion::id).doesNotHaveDuplicates();
    }

    @Test
    void an_unknown_id_says_what_to_do() {
        assertThatThrownBy(() -> catalogue.byId(4711))
                .isInstanceOf(UnknownSchemaException.class)
                .hasMessageContaining("4711")
                .hasMessageContaining("schemas.registry-url");
    }

    @Test
    void every_record_and_field_has_a_doc() {
        Set<String> undocumented = new HashSet<>();
        Set<String> seen = new HashSet<>();
        CURRENT.forEach(schema -> collectUndocumented(schema, seen, undocumented));
        assertThat(seen).contains("io.wiredesk.news.Entity", "io.wiredesk.news.Attribution");
        assertThat(undocumented).isEmpty();
    }

    private static void collectUndocumented(Schema schema, Set<String> seen, Set<String> undocumented) {
        switch (schema.getType()) {
            case RECORD -> {
                if (seen.add(schema.getFullName())) {
                    if (schema.getDoc() == null) {
                        undocumented.add(schema.getFullName());
                    }
                    for (Schema.Field field : schema.getFields()) {
                        if (field.doc() == null) {
                            undocumented.add(schema.getFullName() + "." + field.name());
                        }
                        collectUndocumented(field.schema(), seen, undocumented);
                    }
                }
            }
            case ARRAY -> collectUndocumented(schema.getElementType(), seen, undocumented);
            case MAP -> collectUndocumented(schema.getValueType(), seen, undocumented);
            case UNION -> schema.getTypes().forEach(type -> collectUndocumented(type, seen, undocumented));
            default -> assertThat(schema.getType()).isNotNull();
        }
    }
}
