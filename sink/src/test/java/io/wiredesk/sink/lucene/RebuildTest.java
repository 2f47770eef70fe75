package io.wiredesk.sink.lucene;

import static io.wiredesk.sink.Articles.article;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wiredesk.sink.IndexChange.Put;
import io.wiredesk.sink.Rebuild;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RebuildTest {
    private static final TopicPartition P0 = new TopicPartition("news.enriched", 0);

    @TempDir
    Path dir;

    private LucenePlace place;

    @BeforeEach
    void open() {
        place = new LucenePlace(dir);
    }

    /// An index as another version of this program left it.
    private static void otherLayout(Path folder, Map<String, String> data) throws IOException {
        try (FSDirectory directory = FSDirectory.open(folder);
                IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(new KeywordAnalyzer()))) {
            long _ = writer.addDocument(new Document());
            writer.setLiveCommitData(data.entrySet());
            long _ = writer.commit();
        }
    }

    private void build(String id, long next) {
        try (Rebuild rebuild = place.rebuild()) {
            rebuild.index().apply(List.of(new Put(article(id, 1))), Map.of(P0, next));
            rebuild.install(() -> {});
        }
    }

    @Test
    void an_index_of_the_first_layout_is_refused_with_the_way_out_and_replaced() throws IOException {
        otherLayout(dir, Map.of("position.news.enriched/0", "7"));
        assertThatThrownBy(() -> place.open())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(dir.toString())
                .hasMessageContaining("wiredesk reindex");
        try (var reader = place.openReader()) {
            assertThatThrownBy(reader::count).hasMessageContaining("wiredesk reindex");
        }
        build("a", 5);
        try (var index = place.open()) {
            assertThat(index.count()).isOne();
            assertThat(index.positions()).isEqualTo(Map.of(P0, 5L));
        }
        assertThat(dir).isDirectoryNotContaining("glob:**/{segments,_}*");
    }

    @Test
    void an_index_of_a_later_layout_is_refused_too() throws IOException {
        try (var index = place.open()) {
            index.apply(List.of(), Map.of(P0, 1L));
        }
        otherLayout(dir.resolve("1"), Map.of(Layout.KEY, "999"));
        assertThatThrownBy(() -> place.open()).hasMessageContaining("wiredesk reindex");
    }

    @Test
    void what_another_version_began_to_build_is_begun_anew() throws IOException {
        otherLayout(Files.createDirectories(dir.resolve("1")), Map.of());
        build("a", 5);
        try (var index = place.open()) {
            assertThat(index.count()).isOne();
        }
    }

    @Test
    void a_build_that_broke_off_goes_on_and_does_not_touch_the_live_index() {
        try (var live = place.open()) {
            live.apply(List.of(new Put(article("live", 1))), Map.of(P0, 9L));
        }
        try (Rebuild rebuild = place.rebuild()) {
            rebuild.index().apply(List.of(new Put(article("a", 1))), Map.of(P0, 4L));
        }
        try (Rebuild rebuild = place.rebuild()) {
            assertThat(rebuild.index().positions()).isEqualTo(Map.of(P0, 4L));
            assertThat(rebuild.index().count()).isOne();
        }
        try (var live = place.open()) {
            assertThat(live.article("live")).isPresent();
            assertThat(live.article("a")).isEmpty();
        }
    }

    @Test
    void the_old_index_is_searched_until_the_new_one_has_what_it_had() throws IOException {
        try (var live = place.open();
                var reader = place.openReader()) {
            live.apply(List.of(new Put(article("old", 1)), new Put(article("both", 1))), Map.of(P0, 9L));
            assertThat(reader.count()).isEqualTo(2);
            try (Rebuild rebuild = place.rebuild()) {
                rebuild.index().apply(List.of(new Put(article("both", 2))), Map.of(P0, 5L));
            }
            new Generations(dir).announce(2);
            assertThat(live.renew()).isTrue();
            assertThat(live.renew()).isFalse();
            assertThat(live.positions()).isEqualTo(Map.of(P0, 5L));
            live.apply(List.of(new Put(article("new", 1))), Map.of(P0, 7L));
            assertThat(live.count()).isEqualTo(2);
            assertThat(live.article("old")).isPresent();
            live.apply(List.of(new Put(article("newer", 1))), Map.of(P0, 9L));
            assertThat(live.article("old")).isEmpty();
            assertThat(live.count()).isEqualTo(3);
            assertThat(reader.article("both").orElseThrow().getRevision()).isEqualTo(2);
            assertThat(reader.article("newer")).isPresent();
            assertThat(dir.resolve("1")).doesNotExist();
        }
        try (var again = place.open()) {
            assertThat(again.count()).isEqualTo(3);
        }
    }
}
