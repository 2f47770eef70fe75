package io.wiredesk.sink.alert;

import static io.wiredesk.sink.Articles.NOON;
import static io.wiredesk.sink.Articles.article;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.MentionSpan;
import io.wiredesk.news.SavedSearch;
import io.wiredesk.news.TextPart;
import io.wiredesk.sink.IndexChange;
import io.wiredesk.sink.lucene.LuceneIndex;
import io.wiredesk.sink.query.QueryParser;
import io.wiredesk.sink.query.SearchRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandingQueriesTest {
    private static final List<String> QUERIES = List.of(
            "harbours",
            "\"harbour of Lisbon\"",
            "harbour NOT lisbon",
            "harbor OR hafens",
            "ships NEAR/3 outside",
            "harb*",
            "harbuor~",
            "title:harbour",
            "entity:Q597",
            "entity:lisbon",
            "topic:economy-business-and-finance",
            "topic:04000000",
            "source:post.example",
            "author:sousa",
            "lang:en -lang:de",
            "lang:de hafen",
            "cites:\"port agency\"",
            "published:2024-06-15",
            "published:..2024-06-14",
            "-ships",
            "(lisbon OR hamburg) (opens OR öffnet)",
            "edit:quiet",
            // Two things are looked for first, where there are two: words, filters, and what has no words.
            "harbour lisbon opens",
            "harb* lisbon",
            "harbuor~ entity:Q597",
            "entity:Q597 topic:economy-business-and-finance",
            "source:post.example published:2024-06-15",
            "published:2024-06-15 -ships",
            "lisbon harbour (opens OR rain)",
            "(porto rain) OR (lisbon harbour)",
            "\"harbour of Lisbon\" lang:en",
            "harbour nothing",
            "nothing");

    @Test
    void a_saved_search_finds_what_the_search_finds(@TempDir Path dir) {
        List<EnrichedArticle> articles = List.of(
                article("a1", 1),
                article("a2", 1, "Rain", "It rains in Porto, no ship is outside."),
                german(article("a3", 1, "Hafen öffnet", "Der Hafen von Hamburg öffnet. Die Häfen sind voll.")));
        try (LuceneIndex index = LuceneIndex.open(dir);
                StandingQueries standing = new StandingQueries()) {
            index.apply(articles.stream().<IndexChange>map(IndexChange.Put::new).toList(), Map.of());
            IntStream.range(0, QUERIES.size()).forEach(i -> standing.put(search("s" + i, QUERIES.get(i))));
            for (int i = 0; i < QUERIES.size(); i++) {
                String id = "s" + i;
                assertThat(articles.stream()
                                .filter(article -> ids(standing, article).contains(id))
                                .map(EnrichedArticle::getId))
                        .as(QUERIES.get(i))
                        .containsExactlyInAnyOrderElementsOf(
                                index
                                        .search(new SearchRequest(QUERIES.get(i), SearchRequest.NEWEST, 20, null))
                                        .hits()
                                        .stream()
                                        .map(hit -> hit.article().getId())
                                        .toList());
            }
        }
    }

    @Test
    void a_search_that_was_removed_or_replaced_is_asked_no_more() {
        try (StandingQueries standing = new StandingQueries()) {
            standing.put(search("s", "lisbon"));
            standing.put(search("t", "lisbon"));
            assertThat(ids(standing, article("a", 1))).containsExactly("s", "t");
            standing.put(search("s", "porto"));
            standing.remove("t");
            assertThat(ids(standing, article("a", 1))).isEmpty();
            assertThat(standing.size()).isEqualTo(1);
        }
    }

    @Test
    void a_search_that_cannot_be_read_does_not_harm_the_others() {
        try (StandingQueries standing = new StandingQueries()) {
            standing.putAll(List.of(search("bad", "(lisbon"), search("good", "lisbon")));
            assertThat(ids(standing, article("a", 1))).containsExactly("good");
        }
    }

    @Test
    void recent_means_the_age_on_arrival() {
        EnrichedArticle old = article("a", 1);
        old.getArticle().setFetched(NOON.plus(Duration.ofDays(8)));
        try (StandingQueries standing = new StandingQueries()) {
            standing.put(search("s", "published:last-7d"));
            assertThat(ids(standing, article("a", 1))).containsExactly("s");
            assertThat(ids(standing, old)).isEmpty();
        }
    }

    @Test
    void an_explanation_names_the_clauses_that_hold_and_the_words_they_hold_by() {
        EnrichedArticle article =
                article("a", 1, "Harbour opens", "𝔏 The harbour opens. No <ship> sails. All is well.");
        Explanation.Why why = new Explanation(article)
                .of(QueryParser.parse("(harbours OR whale) title:opens -rain ship OR (lisbon whale)"));
        assertThat(why.clauses()).containsExactly("harbours", "title:\"opens\"", "ship");
        assertThat(why.words())
                .containsExactly(
                        new MentionSpan(TextPart.TITLE, 0, 7, "Harbour"),
                        new MentionSpan(TextPart.TITLE, 8, 13, "opens"),
                        new MentionSpan(TextPart.TEXT, 6, 13, "harbour"),
                        new MentionSpan(TextPart.TEXT, 25, 29, "ship"));
        assertThat(why.snippets())
                .containsExactly("𝔏 The <mark>harbour</mark> opens.", "No &lt;<mark>ship</mark>&gt; sails.");
    }

    @Test
    void a_named_entity_is_shown_where_it_is_named() {
        EnrichedArticle article = article("a", 1);
        MentionSpan named = new MentionSpan(TextPart.TEXT, 15, 21, "Lisbon");
        article.getEntities().getFirst().setMentions(List.of(named));
        Explanation.Why why = new Explanation(article).of(QueryParser.parse("entity:Q597 topic:04000000"));
        assertThat(why.clauses()).containsExactly("entity:\"Q597\"", "topic:\"04000000\"");
        assertThat(why.words()).containsExactly(named);
    }

    private static List<String> ids(StandingQueries standing, EnrichedArticle article) {
        return standing.matching(article).stream()
                .map(match -> match.search().getId())
                .toList();
    }

    private static EnrichedArticle german(EnrichedArticle article) {
        article.setLanguage("de");
        return article;
    }

    static SavedSearch search(String id, String query) {
        return SavedSearch.newBuilder()
                .setId(id)
                .setName(id)
                .setQuery(query)
                .setCreatedAt(NOON)
                .build();
    }
}
