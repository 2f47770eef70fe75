package io.wiredesk.ingest.revise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One article, one id: what doesn't say which article it is, rule by rule.
class ArticleIdsTest {
    private static String id(String link) {
        return ArticleIds.of(link, null, "any.example", "Any");
    }

    @ParameterizedTest
    @CsvSource({
        "https://paper.example/story?utm_source=a&utm_campaign=b, https://paper.example/story",
        "https://paper.example/story?fbclid=x1, https://paper.example/story",
        "https://paper.example/story?gclid=x1&id=3, https://paper.example/story?id=3",
        "https://paper.example/story?at_medium=RSS&at_campaign=KARANGA, https://paper.example/story",
        "https://paper.example/story?partner=rss&emc=rss, https://paper.example/story",
        "https://paper.example/story?mc_cid=1&mc_eid=2&_hsenc=3&mkt_tok=4, https://paper.example/story",
        "https://paper.example/story#comments, https://paper.example/story",
    })
    void what_tracks_the_reader_does_not_count(String tracked, String plain) {
        assertThat(id(tracked)).isEqualTo(id(plain));
    }

    @ParameterizedTest
    @CsvSource({
        "http://paper.example/story, https://paper.example/story",
        "https://www.paper.example/story, https://paper.example/story",
        "https://PAPER.example:443/story/, https://paper.example/story",
        "https://paper.example//story/index.html, https://paper.example/story",
        "https://paper.example/%c3%a4rger, https://paper.example/%C3%A4rger",
        "https://paper.example/show?b=2&a=1, https://paper.example/show?a=1&b=2",
    })
    void neither_does_how_an_address_is_written(String one, String other) {
        assertThat(id(one)).isEqualTo(id(other));
    }

    @ParameterizedTest
    @CsvSource({
        "https://paper.example/story/amp, https://paper.example/story",
        "https://paper.example/story/amp/, https://paper.example/story/",
        "https://paper.example/amp/news/story, https://paper.example/news/story",
        "https://paper.example/story.amp.html, https://paper.example/story.html",
        "https://paper.example/story.amp, https://paper.example/story",
        "https://paper.example/story?amp=1, https://paper.example/story",
        "https://paper.example/story?outputType=amp, https://paper.example/story",
        "https://amp.paper.example/story, https://www.paper.example/story",
        "https://m.paper.example/story, https://paper.example/story",
        "https://mobile.paper.example/story, https://paper.example/story",
        "https://en.m.paper.example/story, https://en.paper.example/story",
        "https://www.google.com/amp/s/paper.example/story, https://paper.example/story",
        "https://paper-example.cdn.ampproject.org/c/s/paper.example/story, https://paper.example/story",
    })
    void neither_does_the_amp_page_or_the_one_for_telephones(String twin, String plain) {
        assertThat(id(twin)).isEqualTo(id(plain));
    }

    @ParameterizedTest
    @CsvSource({
        "https://www.google.com/url?rct=j&sa=t&url=https://paper.example/story&ct=ga&cd=1, https://paper.example/story",
        "https://l.facebook.com/l.php?u=https%3A%2F%2Fpaper.example%2Fstory&h=x, https://paper.example/story",
        "http://www.bing.com/news/apiclick.aspx?ref=FexRss&aid=&url=https%3a%2f%2fpaper.example%2fstory&c=1, https://paper.example/story",
    })
    void neither_does_a_counter_on_the_way(String counted, String plain) {
        assertThat(id(counted)).isEqualTo(id(plain));
    }

    @ParameterizedTest
    @CsvSource({
        "https://paper.example/2026/03/harbour-wall-repaired?v=17, https://paper.example/2026/03/harbour-wall-repaired?v=18",
        "https://paper.example/news-123456?r=a, https://paper.example/news-123456",
        "https://paper.example/story?_=17, https://paper.example/story?_=18",
        "https://paper.example/story?sid=0123456789abcdef0123, https://paper.example/story",
        "https://paper.example/story;jsessionid=AB12, https://paper.example/story",
    })
    void neither_does_a_query_that_changes_from_poll_to_poll(String once, String again) {
        assertThat(id(once)).isEqualTo(id(again));
    }

    @Test
    void an_identifier_that_is_the_link_without_its_query_says_that_the_query_is_nothing() {
        String guid = "https://paper.example/story";

        assertThat(ArticleIds.of("https://paper.example/story?x=17", guid, "paper.example", "A"))
                .isEqualTo(ArticleIds.of("https://paper.example/story?x=18", guid, "paper.example", "A"))
                .isEqualTo(id(guid));
    }

    @ParameterizedTest
    @CsvSource({
        "https://paper.example/show.php?id=1, https://paper.example/show.php?id=2",
        "https://paper.example/watch?v=a, https://paper.example/watch?v=b",
        "https://paper.example/story, https://paper.example/Story",
        "https://paper.example/amp, https://paper.example/other/amp",
        "https://m.example/story, https://amp.example/story",
        "https://paper.example/story, https://paper.example:8080/story",
        "https://north.example/story, https://south.example/story",
        "https://paper.example/a-story-of-one-town, https://paper.example/a-story-of-two-towns",
    })
    void what_says_which_article_it_is_counts(String one, String other) {
        assertThat(id(one)).isNotEqualTo(id(other));
    }

    @Test
    void two_feeds_with_one_article_have_one_id_whatever_they_call_it() {
        assertThat(ArticleIds.of("https://www.paper.example/story?utm_source=a#top", "a-1", "paper.example", "A"))
                .isEqualTo(ArticleIds.of("http://PAPER.example/story?fbclid=x", "b-9", "other.example", "B"));
    }

    @Test
    void a_guid_that_changes_does_not_count_beside_a_link() {
        assertThat(ArticleIds.of("https://paper.example/story", "run-1", "paper.example", "A"))
                .isEqualTo(ArticleIds.of("https://paper.example/story", "run-2", "paper.example", "A"));
    }

    @Test
    void a_guid_that_is_used_again_does_not_count_beside_a_link() {
        assertThat(ArticleIds.of("https://paper.example/monday", "latest", "paper.example", "A"))
                .isNotEqualTo(ArticleIds.of("https://paper.example/tuesday", "latest", "paper.example", "A"));
    }

    @Test
    void without_a_link_the_guid_tells_that_of_a_source_or_one_of_a_kind_in_the_world() {
        assertThat(ArticleIds.of(null, "1", "a.example", "T"))
                .isEqualTo(ArticleIds.of("https://a.example/", "1", "a.example", "U"))
                .isNotEqualTo(ArticleIds.of(null, "1", "b.example", "T"));
        assertThat(ArticleIds.of(null, "tag:a.example,2026:story-1", "a.example", "T"))
                .isEqualTo(ArticleIds.of(null, "tag:a.example,2026:story-1", "planet.example", "T"));
    }

    @Test
    void an_entry_of_a_title_only_is_known_by_its_source_and_title() {
        assertThat(ArticleIds.of(null, null, "a.example", "Harbour  closed"))
                .isEqualTo(ArticleIds.of(null, " ", "a.example", "harbour closed "))
                .isNotEqualTo(ArticleIds.of(null, null, "a.example", "Harbour open"))
                .isNotEqualTo(ArticleIds.of(null, null, "b.example", "Harbour closed"));
    }

    @Test
    void what_is_remembered_of_a_revision_reads_back() {
        Revision revision = new Revision(3, "f", 12, "sha", 7, java.util.Map.of("title", "a", "text", "b=c"));

        assertThat(Revision.decode(revision.encode())).isEqualTo(revision);
        Revision unseen = revision.seen(Revision.NEVER_SEEN);
        assertThat(Revision.decode(unseen.encode())).isEqualTo(unseen);
    }
}
