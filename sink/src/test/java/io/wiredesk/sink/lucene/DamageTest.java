package io.wiredesk.sink.lucene;

import static io.wiredesk.sink.Articles.article;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.wiredesk.sink.IndexChange;
import io.wiredesk.sink.IndexChange.Put;
import io.wiredesk.sink.Rebuild;
import io.wiredesk.sink.SearchIndex;
import io.wiredesk.sink.query.SearchRequest;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.FSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DamageTest {
    private static final TopicPartition P0 = new TopicPartition("news.enriched", 0);
    private static final int ARTICLES = 200;

    @TempDir
    Path dir;

    private static List<IndexChange> all() {
        List<IndexChange> changes = new ArrayList<>();
        for (int i = 0; i < ARTICLES; i++) {
            changes.add(new Put(article("a" + i, 1)));
        }
        return changes;
    }

    private void build() {
        try (SearchIndex index = LuceneIndex.open(dir)) {
            index.apply(all(), Map.of(P0, 200L));
        }
    }

    private Path largest(String pattern) throws IOException {
        try (Stream<Path> files = Files.list(dir.resolve("1"))) {
            return files.filter(file -> file.getFileName().toString().matches(pattern))
                    .max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
        }
    }

    private static void damage(Path file, long at) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
            byte[] wrong = new byte[16];
            bytes.seek(at);
            bytes.readFully(wrong);
            for (int i = 0; i < wrong.length; i++) {
                wrong[i] ^= 0x55;
            }
            bytes.seek(at);
            bytes.write(wrong);
        }
    }

    /// Where the index can be opened and its articles counted all the same: much of what a segment holds is read only
    /// when it is needed.
    private void damageUnseen(Path file) throws IOException {
        for (int part = 1; part < 20; part++) {
            long at = file.toFile().length() * part / 20;
            damage(file, at);
            if (isUnseen()) {
                return;
            }
            damage(file, at); // Twice is as it was.
        }
        throw new IllegalStateException("all of " + file + " is read when it is opened");
    }

    private boolean isUnseen() {
        try (FSDirectory directory = FSDirectory.open(dir.resolve("1"));
                DirectoryReader reader = DirectoryReader.open(directory)) {
            for (LeafReaderContext leaf : reader.leaves()) {
                SegmentValues _ = SegmentValues.of(leaf.reader());
            }
            return new IndexSearcher(reader).count(Documents.LIVE_ONES) == ARTICLES;
        } catch (IOException | RuntimeException _) {
            return false;
        }
    }

    @Test
    void an_index_whose_bytes_changed_is_searched_until_another_is_built_in_its_place() throws IOException {
        build();
        damageUnseen(largest("_.*\\.cfs"));
        try (SearchIndex index = LuceneIndex.open(dir)) {
            await().atMost(Duration.ofSeconds(30)).until(index::renew);
            assertThat(index.positions()).isEmpty();
            assertThat(index.count()).isEqualTo(ARTICLES);
            index.apply(all().subList(0, 100), Map.of(P0, 100L));
            assertThat(dir.resolve("1.damaged")).doesNotExist();
            index.apply(all().subList(100, ARTICLES), Map.of(P0, 200L));
            assertThat(index.search(new SearchRequest("", SearchRequest.NEWEST, 10, null))
                            .total())
                    .isEqualTo(ARTICLES);
            assertThat(index.renew()).isFalse();
        }
        assertThat(dir.resolve("current")).hasContent("2");
        assertThat(dir.resolve("1.damaged")).isNotEmptyDirectory();
        assertThat(dir.resolve("1")).doesNotExist();
    }

    @Test
    void an_index_that_can_t_be_opened_is_set_aside_at_once() throws IOException {
        build();
        damage(largest("segments_.*"), 20);
        try (SearchIndex index = LuceneIndex.open(dir)) {
            assertThat(index.positions()).isEmpty();
            index.apply(all(), Map.of(P0, 200L));
            assertThat(index.count()).isEqualTo(ARTICLES);
        }
        assertThat(dir.resolve("1.damaged")).isNotEmptyDirectory();
    }

    @Test
    void while_a_reindex_is_under_way_a_damaged_index_waits_for_it() throws IOException {
        build();
        damageUnseen(largest("_.*\\.cfs"));
        try (SearchIndex index = LuceneIndex.open(dir);
                Rebuild rebuild = new LucenePlace(dir).rebuild()) {
            await().during(Duration.ofMillis(500))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> !index.renew());
            rebuild.index().apply(all(), Map.of(P0, 200L));
            assertThat(index.count()).isEqualTo(ARTICLES);
        }
        try (SearchIndex index = LuceneIndex.open(dir)) {
            await().atMost(Duration.ofSeconds(30)).until(index::renew);
            assertThat(index.positions()).isEqualTo(Map.of(P0, 200L));
        }
    }

    @Test
    void a_sound_index_stays() {
        build();
        try (SearchIndex index = LuceneIndex.open(dir)) {
            index.apply(List.of(), Map.of(P0, 300L));
            assertThat(index.renew()).isFalse();
            assertThat(index.count()).isEqualTo(ARTICLES);
        }
        assertThat(dir.resolve("current")).hasContent("1");
    }
}
