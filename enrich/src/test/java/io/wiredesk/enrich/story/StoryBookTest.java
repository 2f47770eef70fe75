package io.wiredesk.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.news.Article;
import io.wiredesk.news.CopiedFrom;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.news.SharedSentence;
import io.wiredesk.news.Source;
import io.wiredesk.news.Story;
import io.wiredesk.news.StoryArticle;
import io.wiredesk.news.StoryChange;
import io.wiredesk.news.StoryChangeKind;
import io.wiredesk.news.StoryRole;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StoryBookTest {
    private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");
    private static final String CRASH =
            "Eleven people were injured when a tram hit a lorry in Rostock, firefighters said."
                    + " The tram had left Warnow depot with 64 passengers aboard."
                    + " Operator Hansebahn said replacement buses would run every 15 minutes until Friday.";
    private static final String CRASH_REWRITTEN = "In Rostock a lorry and a tram collided, leaving 11 hurt."
            + " Some 64 passengers had boarded at the Warnow depot."
            + " Hansebahn, which runs the tram, lays on buses every 15 minutes.";
    private static final String OTHER_CRASH =
            "Three people were injured when a tram hit a bus in Ghent, firefighters said."
                    + " The tram had left Gentbrugge depot with 22 passengers aboard."
                    + " Operator Vlaamse Lijn said replacement buses would run every 40 minutes until Sunday.";
    private static final String BANK =
            "Borealis Bank agreed to buy Lumora Insurance for 4.7 billion euros, both announced."
                    + " Chief executive Greta Lindqvist expects savings of 310 million euros.";

    private final StoryBook book = StoryBook.inMemory(Duration.ofDays(7));
    private final Map<String, Story> stories = new TreeMap<>();

    @Test
    void a_copy_names_its_source_its_share_and_the_sentences() {
        tell(article("a", "Agency", 0, "Tram hits lorry in Rostock", CRASH));
        tell(article("b", "Post", 30, "Eleven hurt in tram crash", CRASH.substring(0, CRASH.indexOf(" Operator"))));
        Story story = story("s-a");
        assertThat(story.getFirstPublisher().getName()).isEqualTo("Agency");
        StoryArticle copy = story.getArticles().getLast();
        assertThat(copy.getRole()).isEqualTo(StoryRole.COPY);
        CopiedFrom from = copy.getCopiedFrom();
        assertThat(from.getArticleId()).isEqualTo("a");
        assertThat(from.getShare()).isEqualTo(1);
        assertThat(from.getEvidence()).hasSize(2);
        SharedSentence second = from.getEvidence().getLast();
        assertThat(CRASH.substring(second.getFromStart(), second.getFromEnd())).startsWith("The tram had left Warnow");
    }

    @Test
    void the_same_event_in_other_words_is_the_same_story() {
        tell(article("a", "Agency", 0, "Tram hits lorry in Rostock", CRASH));
        tell(article("b", "Post", 50, "Lorry and tram collide in Rostock", CRASH_REWRITTEN));
        assertThat(story("s-a").getArticles())
                .extracting(StoryArticle::getRole)
                .containsExactly(StoryRole.ORIGINAL, StoryRole.REWRITE);
    }

    @Test
    void a_report_of_the_same_kind_about_another_place_is_another_story() {
        tell(article("a", "Agency", 0, "Tram hits lorry in Rostock", CRASH));
        tell(article("b", "Agency", 50, "Tram hits bus in Ghent", OTHER_CRASH));
        assertThat(stories).containsOnlyKeys("s-a", "s-b");
    }

    @Test
    void an_earlier_article_that_comes_late_takes_the_story_over() {
        tell(article("b", "Post", 30, "Eleven hurt in tram crash", CRASH));
        tell(article("a", "Agency", 0, "Tram hits lorry in Rostock", CRASH));
        assertThat(story("s-b").getMergedInto()).isEqualTo("s-a");
        assertThat(story("s-b").getArticles()).isEmpty();
        Story story = story("s-a");
        assertThat(story.getFirstPublisher().getName()).isEqualTo("Agency");
        assertThat(story.getArticles()).extracting(StoryArticle::getArticleId).containsExactly("a", "b");
        assertThat(story.getChanges())
                .extracting(StoryChange::getKind, StoryChange::getStoryId)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(StoryChangeKind.MERGED, "s-b"));
    }

    @Test
    void a_story_splits_when_the_article_that_held_it_together_is_withdrawn() {
        tell(article("a", "Agency", 0, "Tram hits lorry in Rostock", CRASH));
        tell(article("b", "Post", 30, "Bank deal and tram crash", CRASH));
        book.withdraw("a").forEach(story -> stories.put(story.getId(), story));
        assertThat(story("s-a").getMergedInto()).isEqualTo("s-b");
        assertThat(story("s-b").getArticles())
                .extracting(StoryArticle::getArticleId)
                .containsExactly("b");
        assertThat(story("s-b").getArticles().getFirst().getCopiedFrom()).isNull();
    }

    @Test
    void a_revision_that_tells_something_else_leaves_its_story() {
        tell(article("a", "Agency", 0, "Tram hits lorry in Rostock", CRASH));
        tell(article("b", "Post", 30, "Tram crash", CRASH));
        EnrichedArticle changed = article("b", "Post", 30, "Borealis Bank buys Lumora Insurance", BANK);
        changed.setRevision(2);
        changed.getArticle().setRevision(2);
        tell(changed);
        assertThat(story("s-a").getArticles())
                .extracting(StoryArticle::getArticleId)
                .containsExactly("a");
        assertThat(story("s-a").getChanges()).extracting(StoryChange::getKind).containsExactly(StoryChangeKind.SPLIT);
        assertThat(story("s-b").getSize()).isEqualTo(1);
    }

    @Test
    void a_known_revision_changes_nothing() {
        tell(article("a", "Agency", 0, "Tram hits lorry in Rostock", CRASH));
        Told again = book.tell(article("a", "Agency", 0, "Tram hits lorry in Rostock", CRASH));
        assertThat(again.story()).isEqualTo("s-a");
        assertThat(again.changed()).isEmpty();
    }

    @Test
    void what_is_older_than_the_window_is_forgotten() {
        tell(article("a", "Agency", 0, "Tram hits lorry in Rostock", CRASH));
        tell(article("b", "Agency", 8 * 24 * 60, "Borealis Bank buys Lumora Insurance", BANK));
        assertThat(book.knows("a")).isFalse();
        tell(article("c", "Post", 8 * 24 * 60 + 1, "Tram hits lorry in Rostock", CRASH));
        assertThat(story("s-c").getSize()).isEqualTo(1);
    }

    /// What comes late lies before what was forgotten last.
    @Test
    void what_came_late_is_forgotten_too() {
        int day = 24 * 60;
        tell(article("a", "Agency", 0, "Tram hits lorry in Rostock", CRASH));
        tell(article("b", "Agency", 10 * day, "Borealis Bank buys Lumora Insurance", BANK));
        EnrichedArticle late = article("c", "Post", 2 * day, "Tram hits lorry in Rostock", CRASH);
        late.getArticle().setFetched(NOON.plus(Duration.ofDays(8)));
        tell(late);
        assertThat(book.knows("c")).isTrue();
        tell(article("d", "Agency", 11 * day, "Borealis Bank buys Lumora Insurance", BANK));
        assertThat(book.knows("c")).isFalse();
        assertThat(book.knows("b")).isTrue();
    }

    @Test
    void any_order_of_arrival_gives_the_same_stories() {
        List<EnrichedArticle> articles = new ArrayList<>();
        List<String> texts = List.of(CRASH, CRASH_REWRITTEN, OTHER_CRASH, BANK, CRASH.substring(0, 160));
        for (int i = 0; i < 40; i++) {
            String text = texts.get(i % texts.size());
            articles.add(article("n" + i, "Outlet " + i % 7, i * 11 % 400, text.substring(0, 30), text));
        }
        for (int seed = 0; seed < 10; seed++) {
            Collections.shuffle(articles, new Random(seed));
            StoryBook fresh = StoryBook.inMemory(Duration.ofDays(7));
            Map<String, List<StoryArticle>> found = new TreeMap<>();
            articles.forEach(article ->
                    fresh.tell(article).changed().forEach(story -> found.put(story.getId(), story.getArticles())));
            found.values().removeIf(List::isEmpty);
            stories.keySet().removeIf(id -> story(id).getArticles().isEmpty());
            if (seed == 0) {
                found.forEach((id, members) -> stories.put(
                        id,
                        Story.newBuilder(placeholder())
                                .setId(id)
                                .setArticles(members)
                                .build()));
            }
            assertThat(found)
                    .as("seed %d", seed)
                    .hasSize(stories.size())
                    .allSatisfy((id, members) ->
                            assertThat(members).isEqualTo(story(id).getArticles()));
        }
    }

    private Story story(String id) {
        return Objects.requireNonNull(stories.get(id), id);
    }

    private static Story placeholder() {
        return Story.newBuilder()
                .setId("")
                .setTitle("")
                .setFirstPublisher(new Source("", ""))
                .setFirstArticleId("")
                .setLanguage("en")
                .setFirstSeen(NOON)
                .setLastSeen(NOON)
                .build();
    }

    private void tell(EnrichedArticle article) {
        book.tell(article).changed().forEach(story -> stories.put(story.getId(), story));
    }

    private static EnrichedArticle article(String id, String publisher, int minutes, String title, String text) {
        Instant at = NOON.plus(Duration.ofMinutes(minutes));
        Article article = Article.newBuilder()
                .setId(id)
                .setRevision(1)
                .setFeedId("f")
                .setSource(new Source(publisher, publisher.toLowerCase(java.util.Locale.ROOT) + ".example"))
                .setTitle(title)
                .setText(text)
                .setLanguage("en")
                .setPublished(at)
                .setFetched(at)
                .setContentSha256("")
                .build();
        return EnrichedArticle.newBuilder()
                .setId(id)
                .setRevision(1)
                .setArticle(article)
                .setLanguage("en")
                .setEnrichedAt(at)
                .build();
    }
}
