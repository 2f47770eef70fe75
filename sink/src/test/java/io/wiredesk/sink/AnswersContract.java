package io.wiredesk.sink;

import static io.wiredesk.sink.Articles.NOON;
import static io.wiredesk.sink.Articles.article;
import static io.wiredesk.sink.Articles.publishedAt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.Entity;
import io.wiredesk.news.EntityType;
import io.wiredesk.news.NarrowTopic;
import io.wiredesk.sink.IndexChange.Put;
import io.wiredesk.sink.meaning.MeaningSearch;
import io.wiredesk.sink.query.BadSearchException;
import io.wiredesk.sink.query.Facet;
import io.wiredesk.sink.query.Histogram;
import io.wiredesk.sink.query.Hit;
import io.wiredesk.sink.query.Interval;
import io.wiredesk.sink.query.Order;
import io.wiredesk.sink.query.Reason;
import io.wiredesk.sink.query.Reason.Kind;
import io.wiredesk.sink.query.SearchRequest;
import io.wiredesk.sink.query.SearchResult;
import io.wiredesk.sink.query.Show;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every index answers beside the hits, and in which order: the clock stands at [#NOW], ages count as they do by
/// default.
public abstract class AnswersContract {
    protected static final Instant NOW = NOON.plus(Duration.ofHours(2));

    private SearchIndex index;

    /// Opens an empty index whose clock stands at [#NOW].
    protected abstract SearchIndex open();

    @BeforeEach
    void openIndex() {
        index = open();
    }

    @AfterEach
    void closeIndex() {
        index.close();
    }

    private void put(EnrichedArticle... articles) {
        index.apply(Arrays.stream(articles).<IndexChange>map(Put::new).toList(), Map.of());
    }

    private SearchResult ask(String query, @Nullable String sort, Show show) {
        return index.search(new SearchRequest(query, sort, 10, null, show));
    }

    private static List<String> ids(SearchResult result) {
        return result.hits().stream().map(hit -> hit.article().getId()).toList();
    }

    private static EnrichedArticle aged(String id, String text, Duration age) {
        return publishedAt(article(id, 1, "-", text), NOW.minus(age));
    }

    private static EnrichedArticle of(String story, String id, Duration age) {
        EnrichedArticle article = aged(id, "The harbour opens.", age);
        article.setStoryId(story);
        return article;
    }

    @Test
    void what_is_new_stands_above_what_says_it_a_little_better_a_week_ago() {
        put(
                aged("old", "harbour harbour opens", Duration.ofDays(30)),
                aged("new", "harbour ferries open", Duration.ofHours(1)));

        assertThat(ids(ask("harbour", "words", Show.HITS))).containsExactly("old", "new");
        assertThat(ids(ask("harbour", null, Show.HITS))).containsExactly("new", "old");
        assertThat(ids(ask("harbour", "relevance", Show.HITS))).containsExactly("new", "old");
    }

    @Test
    void however_old_the_only_article_about_something_is_found() {
        put(aged("old", "The comet returns.", Duration.ofDays(20_000)), aged("new", "Rain.", Duration.ofHours(1)));

        assertThat(ids(ask("comet", null, Show.HITS))).containsExactly("old");
    }

    @Test
    void the_oldest_come_first_where_that_is_asked_for() {
        put(
                aged("middle", "harbour", Duration.ofHours(2)),
                aged("first", "harbour", Duration.ofHours(3)),
                aged("last", "harbour", Duration.ofHours(1)));

        assertThat(ids(ask("harbour", "oldest", Show.HITS))).containsExactly("first", "middle", "last");
        assertThat(ids(ask("harbour", "newest", Show.HITS))).containsExactly("last", "middle", "first");
        assertThatThrownBy(() -> ask("harbour", "upwards", Show.HITS))
                .isInstanceOf(BadSearchException.class)
                .hasMessageContaining("relevance, words, newest, oldest");
    }

    @Test
    void subjects_are_counted_as_a_tree() {
        EnrichedArticle banking = article("a", 1);
        banking.setNarrowerTopics(
                List.of(new NarrowTopic("medtop:20000170", "business information", "medtop:04000000", 0.5, List.of())));
        put(banking, article("b", 1));

        assertThat(ask("", null, Show.USUAL).facets().get(SearchResult.TOPICS))
                .containsExactly(new Facet(
                        "economy",
                        "economy, business and finance",
                        2,
                        List.of(new Facet("business-information", "business information", 1))));
        assertThat(ids(ask("topic:business-information", null, Show.HITS))).containsExactly("a");
    }

    @Test
    void facets_count_over_all_hits_not_over_the_page_and_only_where_asked_for() {
        put(article("a", 1), article("b", 1), article("c", 1));

        SearchResult page = index.search(new SearchRequest("harbour", null, 1, null, Show.USUAL));

        assertThat(page.hits()).hasSize(1);
        assertThat(page.facets().get(SearchResult.ENTITIES)).containsExactly(new Facet("Q597", "Lisbon", 3));
        assertThat(page.facets().get(SearchResult.SOURCES))
                .containsExactly(new Facet("post.example", "The Example Post", 3));
        assertThat(page.facets().get(SearchResult.LANGUAGES)).containsExactly(new Facet("en", "en", 3));
        assertThat(ask("harbour", null, Show.HITS).facets()).isEmpty();
    }

    /// The 15th of June 2024 is a Saturday.
    @ParameterizedTest
    @CsvSource({
        "HOUR, 2024-06-14T23:00:00Z 1 2024-06-15T00:00:00Z 2 2024-06-17T00:00:00Z 1",
        "DAY,  2024-06-14T00:00:00Z 1 2024-06-15T00:00:00Z 2 2024-06-17T00:00:00Z 1",
        "WEEK, 2024-06-10T00:00:00Z 3 2024-06-17T00:00:00Z 1"
    })
    void hits_are_counted_over_time_in_utc_and_weeks_begin_on_monday(Interval interval, String expected) {
        put(
                publishedAt(article("a", 1), Instant.parse("2024-06-14T23:59:59.999Z")),
                publishedAt(article("b", 1), Instant.parse("2024-06-15T00:00:00Z")),
                publishedAt(article("c", 1), Instant.parse("2024-06-15T00:59:00Z")),
                publishedAt(article("d", 1), Instant.parse("2024-06-17T00:00:00Z")));

        Histogram histogram = Objects.requireNonNull(
                ask("harbour", null, Show.HITS.withHistogram(interval)).histogram());

        List<String> told = new ArrayList<>();
        histogram.buckets().forEach(bucket -> told.add(bucket.from() + " " + bucket.count()));
        assertThat(String.join(" ", told)).isEqualTo(expected);
        assertThat(ask("harbour", null, Show.HITS).histogram()).isNull();
    }

    @Test
    void empty_times_between_are_left_out() {
        put(
                publishedAt(article("a", 1), Instant.parse("1970-01-01T00:00:00Z")),
                publishedAt(article("b", 1), Instant.parse("2024-06-15T00:00:00Z")));

        assertThat(ask("harbour", null, Show.HITS.withHistogram(Interval.HOUR)).histogram())
                .extracting(histogram -> histogram.buckets().size())
                .isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"relevance", "newest"})
    void a_story_is_one_hit_that_tells_how_many_others_there_are(String sort) {
        put(
                of("s1", "a", Duration.ofHours(3)),
                of("s1", "b", Duration.ofHours(1)),
                of("s2", "c", Duration.ofHours(2)),
                aged("alone", "The harbour opens.", Duration.ofHours(4)),
                aged("alone too", "The harbour opens.", Duration.ofHours(5)));

        SearchResult result = ask("harbour", sort, Show.HITS.collapsed());

        assertThat(ids(result)).containsExactly("b", "c", "alone", "alone too");
        assertThat(result.hits()).extracting(Hit::others).containsExactly(1L, 0L, 0L, 0L);
        assertThat(result.total()).isEqualTo(5);
    }

    @Test
    void pages_of_stories_show_each_story_once() {
        for (int i = 0; i < 30; i++) {
            put(of("s" + i % 7, "a" + i, Duration.ofMinutes(i)));
        }

        List<String> seen = pages(new SearchRequest("harbour", "newest", 3, null, Show.HITS.collapsed()), _ -> {});

        assertThat(seen).containsExactly("a0", "a1", "a2", "a3", "a4", "a5", "a6");
    }

    @Test
    void similar_articles_share_what_they_are_about_and_never_include_the_article_itself() {
        EnrichedArticle other = aged("other", "Snow in the hills.", Duration.ofHours(1));
        other.setEntities(List.of(new Entity("Q1", "Universe", EntityType.MISC, 0.9, 0.9, List.of())));
        put(
                article("asked", 1, "Harbour of Lisbon opens", "Ships wait."),
                article("like", 1, "Lisbon harbour stays open", "Ferries leave."),
                other);

        SearchRequest request = new SearchRequest("", null, 10, null, Show.HITS);

        assertThat(index.similar("asked", request)).map(AnswersContract::ids).contains(List.of("like"));
        assertThat(index.similar("unknown", request)).isEmpty();
    }

    @Test
    void a_hit_says_why_it_stands_where_it_does() {
        put(publishedAt(article("a", 1, "Harbour opens", "Ships wait."), NOW.minus(Duration.ofDays(1))));

        Hit hit = ask("harbour lang:en", null, Show.HITS.explained()).hits().getFirst();
        Reason reason = Objects.requireNonNull(hit.reason());

        assertThat(reason.score()).isCloseTo(hit.score(), within(1e-3 * hit.score()));
        assertThat(reason.kind()).isEqualTo(Kind.PRODUCT);
        assertThat(reason.parts()).hasSize(2);
        assertThat(reason.parts().getLast().kind()).isEqualTo(Kind.FRESHNESS);
        // Half of what age may take is taken after a day.
        assertThat(reason.parts().getLast().score()).isCloseTo(0.65, within(1e-6));
        assertThat(words(reason)).contains("title_en:harbour");
        assertThat(ask("harbour", null, Show.HITS).hits().getFirst().reason()).isNull();
    }

    @Test
    void where_age_does_not_count_no_reason_speaks_of_it() {
        put(article("a", 1));

        Reason reason = Objects.requireNonNull(
                ask("ships", "words", Show.HITS.explained()).hits().getFirst().reason());

        assertThat(reason.kind()).isEqualTo(Kind.WORD);
        assertThat(reason.term()).isEqualTo("ship");
    }

    private static List<String> words(Reason reason) {
        List<String> words = new ArrayList<>();
        if (reason.kind() == Kind.WORD) {
            words.add(reason.field() + ":" + reason.term());
        }
        reason.parts().forEach(part -> words.addAll(words(part)));
        return words;
    }

    /// Between two pages articles arrive that stand above, below and between those at the start, and some of those are
    /// revised.
    @ParameterizedTest
    @EnumSource(Order.class)
    void pages_show_what_was_there_at_the_start_once_whatever_arrives_meanwhile(Order order) {
        List<String> atStart = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            put(aged("a" + i, "harbour " + "opens ".repeat(i % 5), Duration.ofHours(3L * i)));
            atStart.add("a" + i);
        }

        List<String> seen = pages(new SearchRequest("harbour", order.word(), 3, null, Show.HITS), page -> {
            for (int hours : new int[] {-1, 7, 40, 400}) {
                put(aged("new" + page + "-" + hours, "harbour harbour", Duration.ofHours(hours)));
            }
            put(aged("a" + page, "harbour again and at length, in other words", Duration.ofHours(3L * page)));
        });

        assertThat(seen).doesNotHaveDuplicates().containsAll(atStart);
        if (order.byScore()) {
            assertThat(seen).containsExactlyInAnyOrderElementsOf(atStart);
        }
    }

    /// Ids of all pages.
    ///
    /// @param between is called between two pages with the number of the page before, from 0
    private List<String> pages(SearchRequest first, IntConsumer between) {
        List<String> seen = new ArrayList<>();
        @Nullable String cursor = null;
        int page = 0;
        do {
            SearchResult result =
                    index.search(new SearchRequest(first.query(), first.sort(), first.limit(), cursor, first.show()));
            seen.addAll(ids(result));
            cursor = result.nextCursor();
            between.accept(page++);
        } while (cursor != null && page < 100);
        return seen;
    }

    @Test
    void a_cursor_belongs_to_its_order_and_to_stories_as_hits() {
        put(article("a", 1), article("b", 1));
        String cursor = index.search(new SearchRequest("", "newest", 1, null, Show.HITS))
                .nextCursor();

        assertThat(cursor).isNotNull();
        assertThatThrownBy(() -> index.search(new SearchRequest("", "oldest", 1, cursor, Show.HITS)))
                .isInstanceOf(BadSearchException.class);
        assertThatThrownBy(() -> index.search(new SearchRequest("", "newest", 1, cursor, Show.HITS.collapsed())))
                .isInstanceOf(BadSearchException.class);
    }

    private static EnrichedArticle meaning(String id, String text, int... vector) {
        EnrichedArticle article = aged(id, text, Duration.ofHours(1));
        byte[] bytes = new byte[vector.length];
        for (int i = 0; i < vector.length; i++) {
            bytes[i] = (byte) vector[i];
        }
        article.setVector(ByteBuffer.wrap(bytes));
        return article;
    }

    @Test
    void the_nearest_in_meaning_come_first_with_their_cosine() {
        put(
                meaning("same", "Ferries.", 100, 0, 50),
                meaning("longer", "Ships.", 50, 0, 25),
                meaning("across", "Bread.", 0, 90, 0),
                meaning("against", "Cake.", -100, 0, -50),
                meaning("foreign", "Of another model.", 1, 2),
                aged("none", "Without a vector.", Duration.ofHours(1)));
        List<Hit> near = index.nearest(new byte[] {100, 0, 50}, "", 10);
        assertThat(near)
                .extracting(hit -> hit.article().getId())
                .containsExactly("longer", "same", "across", "against", "foreign");
        assertThat(near.get(0).score()).isCloseTo(1, within(1e-6));
        assertThat(near.get(2).score()).isCloseTo(0, within(1e-6));
        assertThat(near.get(3).score()).isCloseTo(-1, within(1e-6));
        assertThat(index.nearest(new byte[] {100, 0, 50}, "NOT ships published:last-2h", 2))
                .extracting(hit -> hit.article().getId())
                .containsExactly("same", "across");
    }

    @Test
    void words_that_stand_side_by_side_as_asked_count_more() {
        put(
                aged("apart", "Nora Dvorak met Bruno Vandenberg.", Duration.ofHours(1)),
                aged("together", "Bruno Dvorak met Nora Vandenberg.", Duration.ofHours(1)));
        assertThat(ids(ask("nora vandenberg", "words", Show.HITS))).containsExactly("together", "apart");
        assertThat(ids(ask("bruno OR vandenberg", "words", Show.HITS))).containsExactly("apart", "together");
    }

    @Test
    void words_and_meaning_make_one_list_in_which_both_count() {
        put(
                meaning("both", "The ferry to Bergen.", 100, 10, 0),
                meaning("words", "A ferry of thoughts.", 0, 0, 100),
                meaning("meaning", "The boat to the islands.", 100, 0, 0),
                meaning("neither", "Cake.", 0, -100, 0));
        MeaningSearch search = new MeaningSearch(index, _ -> new byte[] {100, 0, 0});
        SearchResult found = search.search(new SearchRequest(
                "ferry of our way topic:economy",
                null,
                10,
                null,
                Show.USUAL.explained().withHistogram(Interval.DAY)));
        assertThat(ids(found).getFirst()).isEqualTo("both");
        assertThat(found.hits().getFirst().snippets()).containsExactly("The <mark>ferry</mark> to Bergen.");
        assertThat(ids(found)).containsExactlyInAnyOrder("both", "words", "meaning");
        assertThat(found.total()).isEqualTo(3);
        assertThat(found.facets().get(SearchResult.TOPICS))
                .extracting(Facet::count)
                .containsExactly(3L);
        assertThat(Objects.requireNonNull(found.histogram()).buckets()).hasSize(1);
        Reason reason = Objects.requireNonNull(found.hits().getFirst().reason());
        assertThat(reason.parts()).extracting(Reason::kind).containsOnly(Kind.RANK);
        assertThat(reason.parts().stream().mapToDouble(Reason::score).sum()).isCloseTo(reason.score(), within(1e-9));
        assertThat(search.search(new SearchRequest("ferry topic:sport", null, 10, null))
                        .hits())
                .isEmpty();
        assertThat(ids(search.search(new SearchRequest("topic:economy", null, 10, null))))
                .hasSize(4);
        assertThatThrownBy(() -> search.search(new SearchRequest("ferry", SearchRequest.NEWEST, 10, null)))
                .isInstanceOf(BadSearchException.class)
                .hasMessageContaining("relevance");
    }
}
