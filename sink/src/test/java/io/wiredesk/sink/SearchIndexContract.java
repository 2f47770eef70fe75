package io.wiredesk.sink;

import static io.wiredesk.sink.Articles.article;
import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.sink.IndexChange.Delete;
import io.wiredesk.sink.IndexChange.Put;
import io.wiredesk.sink.query.SearchRequest;
import io.wiredesk.sink.query.SearchResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What every index promises.
public abstract class SearchIndexContract {
    private static final TopicPartition P0 = new TopicPartition("news.enriched", 0);
    private static final TopicPartition P1 = new TopicPartition("news.enriched", 1);

    protected SearchIndex index;

    /// Opens the test's index, with what was made durable in it before.
    protected abstract SearchIndex open();

    @BeforeEach
    void openIndex() {
        index = open();
    }

    @AfterEach
    void closeIndex() {
        index.close();
    }

    protected void put(EnrichedArticle... articles) {
        index.apply(List.of(articles).stream().<IndexChange>map(Put::new).toList(), Map.of());
    }

    protected SearchResult search(String query) {
        return index.search(new SearchRequest(query, null, 10, null));
    }

    private int revision(String id) {
        return index.article(id).map(EnrichedArticle::getRevision).orElse(0);
    }

    @Test
    void what_was_applied_is_found_whole() {
        put(article("a", 1));
        assertThat(index.article("a")).contains(article("a", 1));
        assertThat(search("harbour").hits())
                .singleElement()
                .extracting("article")
                .isEqualTo(article("a", 1));
    }

    @Test
    void where_an_article_came_from_is_kept_beside_it() {
        Origin origin = new Origin(3, 12_345_678_901L, Instant.ofEpochMilli(1_790_000_000_123L));
        index.apply(List.of(new IndexChange.Put(article("a", 1), origin)), Map.of());
        put(article("b", 1));
        assertThat(index.origin("a")).contains(origin);
        assertThat(index.origin("b")).isEmpty();
        assertThat(index.origin("none")).isEmpty();
        Origin later = new Origin(3, 12_345_678_999L, Instant.ofEpochMilli(1_790_000_009_000L));
        index.apply(List.of(new IndexChange.Put(article("a", 2), later)), Map.of());
        assertThat(index.origin("a")).contains(later);
        index.apply(List.of(new IndexChange.Delete("a")), Map.of());
        assertThat(index.origin("a")).isEmpty();
    }

    @Test
    void an_older_revision_never_overwrites_a_newer_one() {
        put(article("a", 2));
        put(article("a", 1));
        assertThat(revision("a")).isEqualTo(2);
        assertThat(index.count()).isOne();
    }

    @Test
    void the_newest_revision_within_a_batch_wins() {
        put(article("a", 1), article("a", 3), article("a", 2));
        assertThat(revision("a")).isEqualTo(3);
        assertThat(search("harbour").total()).isOne();
    }

    @Test
    void the_same_revision_enriched_anew_replaces_the_first() {
        put(article("a", 1, "Harbour", "first"));
        put(article("a", 1, "Harbour", "second"));
        assertThat(search("second").total()).isOne();
        assertThat(search("first").total()).isZero();
    }

    /// An article of a story, enriched some minutes after noon.
    private static EnrichedArticle told(String id, String story, int minutes, String... former) {
        EnrichedArticle enriched = article(id, 1);
        enriched.setStoryId(story);
        enriched.setFormerStories(List.of(former));
        enriched.setEnrichedAt(Articles.NOON.plus(Duration.ofMinutes(minutes)));
        return enriched;
    }

    private String story(String id) {
        return index.article(id).map(EnrichedArticle::getStoryId).orElse("");
    }

    @Test
    void a_story_that_another_took_in_bears_its_name() {
        put(told("a", "small", 0), told("b", "big", 1));
        put(told("c", "big", 2, "small"));
        assertThat(search("story:big").total()).isEqualTo(3);
        assertThat(search("story:small").total()).isZero();
        assertThat(story("a")).isEqualTo("big");
        put(told("d", "small", 1)); // Comes late.
        assertThat(story("d")).isEqualTo("big");
        put(told("e", "huge", 3, "big"), told("f", "small", 0));
        assertThat(search("story:huge").total()).isEqualTo(6);
    }

    @Test
    void a_story_that_came_apart_again_keeps_its_name_from_then_on() {
        put(told("a", "small", 0), told("b", "big", 2, "small"), told("c", "small", 3));
        assertThat(story("a")).isEqualTo("big");
        assertThat(story("c")).isEqualTo("small");
        put(told("d", "small", 4), told("e", "big", 2, "small"));
        assertThat(story("d")).isEqualTo("small");
        assertThat(story("c")).isEqualTo("small");
    }

    @Test
    void a_tombstone_deletes_and_no_older_revision_comes_back() {
        put(article("a", 2));
        index.apply(List.of(new Delete("a")), Map.of());
        put(article("a", 1), article("a", 2));
        assertThat(index.article("a")).isEmpty();
        assertThat(index.count()).isZero();
        assertThat(search("").total()).isZero();
        put(article("a", 3));
        assertThat(revision("a")).isEqualTo(3);
    }

    @Test
    void a_tombstone_counts_for_what_came_before_it_in_the_batch() {
        index.apply(List.of(new Put(article("a", 2)), new Delete("a"), new Put(article("a", 1))), Map.of());
        assertThat(index.count()).isZero();
        index.apply(List.of(new Delete("never seen")), Map.of());
        assertThat(index.count()).isZero();
    }

    @Test
    void positions_and_articles_survive_a_reopening_together() {
        index.apply(List.of(new Put(article("a", 1))), Map.of(P0, 5L, P1, 7L));
        index.apply(List.of(), Map.of(P1, 9L));
        index.close();
        index = open();
        assertThat(index.positions()).isEqualTo(Map.of(P0, 5L, P1, 9L));
        assertThat(index.count()).isOne();
    }

    private static EnrichedArticle in(String language, String id, String text) {
        EnrichedArticle article = article(id, 1, "-", text);
        article.setLanguage(language);
        article.setEntities(List.of());
        return article;
    }

    /// Language of the article; what it says; what is searched for.
    @ParameterizedTest
    @CsvSource({
        "en, The harbours of the north, harbour",
        "en, Thatcher's ministry, thatcher",
        "de, Die Häuser der Müllers, haus",
        "de, Grüße aus Köln, gruesse",
        "fr, L'homme et les chevaux, homme",
        "fr, Les réformes, reforme",
        "es, Las elecciones generales, eleccion",
        "it, Il prezzo dell'acqua, acqua",
        "pt-BR, Os jornais do dia, jornal",
        "nl, De kranten van vandaag, krant",
        "sv, Flickorna sjunger, flicka",
        "da, Husene er store, hus",
        "no, Bilene kjører, bil",
        "fi, Taloissa asutaan, talo",
        "ru, Новости о выборах, выборы",
        "tr, Kitaplar yeni, kitap",
        "zh, 港口今天重新开放, 港口",
        "ar, الكتب الجديدة, كتب",
        "xx, Some words in no language, words"
    })
    void words_are_found_in_the_articles_own_language(String language, String text, String query) {
        put(in(language, "found", text), in("en", "other", "nothing of the kind"));
        assertThat(search(query).hits())
                .extracting(hit -> hit.article().getId())
                .containsExactly("found");
    }

    @Test
    void one_languages_stems_find_nothing_in_another() {
        put(in("en", "general", "Gen. Milley spoke"), in("fr", "gene", "Le gène est isolé"));
        assertThat(search("gène").hits())
                .extracting(hit -> hit.article().getId())
                .containsExactly("gene");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "harb*",
                "harbours*",
                "-harb* OR lisb*",
                "harbor~",
                "lisbom~1",
                "title:harb*",
                "title:harbar~",
                "author:sou*",
                "author:souza~",
                "source:post.ex*",
                "source:exam*",
                "topic:eco*",
                "lang:en*",
                "entity:lis*",
                "cites:ag*",
                "harbours NEAR/1 lisbon",
                "lisbon NEAR/1 harbours",
                "harbours NEAR/2 opens",
                "\"the harbours\" NEAR/1 \"lisbon opens\"",
                "topic:economy",
                "topic:04000000"
            })
    void finds_by_part_by_slip_and_by_nearness(String query) {
        put(article("a", 1, "Harbours open", "The harbours of Lisbon opens. Ships wait."));
        assertThat(search(query).total()).isOne();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"harbo~1 -harb*", "harx*", "lisbxx~1", "harbours NEAR/0 lisbon", "title:lisb*", "feed:fe* -the*"
            })
    void does_not_find_by_part_slip_or_nearness(String query) {
        put(article("a", 1, "Harbours open", "The harbours of Lisbon opens. Ships wait."));
        assertThat(search(query).total()).isZero();
    }

    @Test
    void any_interleaving_ends_in_the_newest() {
        long seed = 42;
        Random random = new Random(seed);
        List<IndexChange> changes = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            changes.add(new Put(article("a" + i % 6, 1 + i / 6)));
        }
        Collections.shuffle(changes, random);
        for (int from = 0; from < changes.size(); ) {
            int to = Math.min(changes.size(), from + 1 + random.nextInt(9));
            index.apply(changes.subList(Math.max(0, from - 3), to), Map.of());
            from = to;
        }
        assertThat(index.count()).isEqualTo(6);
        for (int i = 0; i < 6; i++) {
            assertThat(revision("a" + i)).as("seed %d, article a%d", seed, i).isEqualTo(10);
        }
    }
}
