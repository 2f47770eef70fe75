package io.wiredesk.sink.lucene;

import static io.wiredesk.sink.Articles.NOON;
import static io.wiredesk.sink.Articles.article;
import static io.wiredesk.sink.Articles.publishedAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wiredesk.sink.SearchIndex;
import io.wiredesk.sink.SearchIndexContract;
import io.wiredesk.sink.query.BadSearchException;
import io.wiredesk.sink.query.Facet;
import io.wiredesk.sink.query.Hit;
import io.wiredesk.sink.query.Ranking;
import io.wiredesk.sink.query.SearchRequest;
import io.wiredesk.sink.query.SearchResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LuceneIndexTest extends SearchIndexContract {
    @TempDir
    Path dir;

    @Override
    protected SearchIndex open() {
        return LuceneIndex.open(dir, Ranking.DEFAULT, InstantSource.fixed(NOON.plus(Duration.ofHours(2))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "harbours",
                "LISBON'S",
                "\"lisbon opens\"",
                "title:harbour",
                "entity:Q597",
                "entity:lisbon",
                "topic:economy",
                "topic:medtop:04000000",
                "topic:04000000",
                "source:post.example",
                "source:\"example post\"",
                "feed:feed-1",
                "author:sousa",
                "lang:en",
                "lang:en-gb",
                "cites:\"port agency\"",
                "published:2024-06-15",
                "published:>2024-06-14",
                "published:last-3h",
                "harbour - ships",
                "nothing OR ships",
                "-nothing",
                "harbour -(nothing OR none)",
                "NOT -harbour",
                "—"
            })
    void finds(String query) {
        put(article("a", 1));
        assertThat(search(query).total()).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing", "harbour nothing", "\"opens lisbon\"", "title:ships", "entity:Q1", "topic:sport",
                "source:other", "lang:de", "published:>2024-06-15", "published:last-1h", "-harbour", "harbour -ships"
            })
    void does_not_find(String query) {
        put(article("a", 1));
        assertThat(search(query).total()).isZero();
    }

    @Test
    void a_word_in_the_title_counts_more_than_one_in_the_text() {
        put(article("text", 1, "Weather", "A storm is near."), article("title", 1, "Storm", "It is near the coast."));
        assertThat(search("storm").hits())
                .extracting(hit -> hit.article().getId())
                .containsExactly("title", "text");
    }

    @Test
    void snippets_are_safe_html_with_the_words_marked() {
        put(article("a", 1));
        assertThat(search("ships").hits().getFirst().snippets())
                .containsExactly("<mark>Ships</mark> &lt;wait&gt; outside.");
        assertThat(search("entity:Q597").hits().getFirst().snippets()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {SearchRequest.NEWEST, SearchRequest.RELEVANCE})
    void pages_show_every_article_once_and_in_order(String sort) {
        for (int i = 0; i < 23; i++) {
            put(publishedAt(article("a" + i, 1), NOON.plusSeconds(i / 2)));
        }
        List<Hit> seen = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            SearchResult page = index.search(new SearchRequest("harbour", sort, 5, cursor));
            assertThat(page.total()).isEqualTo(23);
            seen.addAll(page.hits());
            cursor = page.nextCursor();
        } while (cursor != null);
        assertThat(seen)
                .extracting(hit -> hit.article().getId())
                .doesNotHaveDuplicates()
                .hasSize(23);
        if (sort.equals(SearchRequest.NEWEST)) {
            assertThat(seen.getFirst().article().getArticle().getPublished()).isEqualTo(NOON.plusSeconds(11));
        }
    }

    @Test
    void a_cursor_of_another_search_is_refused() {
        put(article("a", 1), article("b", 1));
        String cursor = index.search(new SearchRequest("", "newest", 1, null)).nextCursor();
        assertThatThrownBy(() -> index.search(new SearchRequest("", "relevance", 1, cursor)))
                .isInstanceOf(BadSearchException.class);
        assertThatThrownBy(() -> index.search(new SearchRequest("", null, 1, "%%")))
                .isInstanceOf(BadSearchException.class);
    }

    @Test
    void facets_count_over_all_hits_and_segments() {
        put(article("a", 1));
        put(article("b", 1), article("c", 1));
        SearchResult result = index.search(new SearchRequest("", null, 1, null));
        assertThat(result.facets().get(SearchResult.ENTITIES)).containsExactly(new Facet("Q597", "Lisbon", 3));
        assertThat(result.facets().get(SearchResult.TOPICS))
                .containsExactly(new Facet("economy", "economy, business and finance", 3));
        assertThat(result.facets().get(SearchResult.SOURCES))
                .containsExactly(new Facet("post.example", "The Example Post", 3));
        assertThat(result.facets().get(SearchResult.LANGUAGES)).containsExactly(new Facet("en", "en", 3));
    }

    @Test
    void a_second_writer_is_refused_in_plain_words() {
        assertThatThrownBy(() -> LuceneIndex.open(dir))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("is being written by another");
    }

    @Test
    void a_reader_sees_each_commit_of_the_writer(@TempDir Path other) {
        try (LuceneIndex reader = LuceneIndex.openReader(other.resolve("later"))) {
            assertThat(reader.count()).isZero();
            assertThat(reader.search(new SearchRequest("x", null, 10, null)).hits())
                    .isEmpty();
            assertThat(reader.positions()).isEmpty();
            try (LuceneIndex writer = LuceneIndex.open(other.resolve("later"))) {
                assertThat(reader.article("a")).isEmpty();
                writer.apply(List.of(new io.wiredesk.sink.IndexChange.Put(article("a", 1))), Map.of());
                assertThat(reader.count()).isOne();
                writer.apply(List.of(new io.wiredesk.sink.IndexChange.Delete("a")), Map.of());
                assertThat(reader.article("a")).isEmpty();
            }
        }
    }

    @Test
    void a_reader_does_not_write() {
        try (LuceneIndex reader = LuceneIndex.openReader(dir)) {
            assertThatThrownBy(() -> reader.apply(List.of(), Map.of())).isInstanceOf(IllegalStateException.class);
        }
    }
}
