package io.wiredesk.ingest.revise;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.ingest.parse.FeedParser;
import io.wiredesk.ingest.parse.ParseResult.Parsed;
import io.wiredesk.ingest.parse.ParsedFeed;
import io.wiredesk.ingest.subscribe.Subscriptions;
import io.wiredesk.news.Article;
import io.wiredesk.news.Feed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which entries of which feeds are one article, and which changes are its next revision.
class CandidatesTest {
    private static final Instant AT = Instant.parse("2026-03-03T10:00:00Z");
    private static final Feed A = Subscriptions.feed("https://paper.example/rss", null, List.of(), AT);
    private static final Feed B = Subscriptions.feed("https://planet.example/rss", null, List.of(), AT);

    private static List<Article> read(Feed feed, String... items) {
        String rss = "<rss version='2.0'><channel><title>T</title><link>https://paper.example/</link>"
                + String.join("", items) + "</channel></rss>";
        ParsedFeed parsed = ((Parsed) FeedParser.parse(
                        rss.getBytes(StandardCharsets.UTF_8), "application/rss+xml", feed.getUrl(), 100))
                .feed();
        return List.copyOf(Candidates.of(feed, parsed, AT));
    }

    private static List<String> ids(Feed feed, String... items) {
        return read(feed, items).stream().map(Article::getId).toList();
    }

    private static String item(String link, String guid, String title, String text) {
        return "<item>" + tag("title", title) + tag("link", link)
                + (guid.isEmpty() ? "" : "<guid isPermaLink='false'>" + guid + "</guid>") + tag("description", text)
                + "</item>";
    }

    private static String tag(String name, String value) {
        return value.isEmpty() ? "" : "<" + name + ">" + value.replace("&", "&amp;") + "</" + name + ">";
    }

    private static List<String> changes(String before, String after) {
        Article first = read(A, before).getFirst();
        Article then = read(A, after).getFirst();
        assertThat(then.getId()).isEqualTo(first.getId());
        var one = Revising.next(first, null).orElseThrow().revision();
        return Revising.next(then, one).map(step -> step.article().getChanged()).orElse(List.of());
    }

    @Test
    void entries_that_share_a_link_are_told_apart_by_their_identifiers_whoever_comes_first() {
        String a = item("https://paper.example/changes", "v1", "One", "x");
        String b = item("https://paper.example/changes", "v2", "Two", "y");
        String c = item("https://paper.example/changes", "v3", "Three", "z");

        List<String> before = ids(A, b, a);
        List<String> after = ids(A, c, b, a);

        assertThat(before).doesNotHaveDuplicates().hasSize(2);
        assertThat(after).doesNotHaveDuplicates().hasSize(3);
        assertThat(after.subList(1, 3)).isEqualTo(before);
    }

    @Test
    void entries_whose_paths_name_them_alike_are_told_apart_by_the_query() {
        assertThat(ids(
                        A,
                        item("https://paper.example/all-the-news?id=1", "", "One", "x"),
                        item("https://paper.example/all-the-news?id=2", "", "Two", "y")))
                .doesNotHaveDuplicates()
                .hasSize(2);
    }

    @Test
    void entries_that_share_an_identifier_are_told_apart_by_their_titles() {
        assertThat(ids(A, item("", "1", "One", "x"), item("", "1", "Two", "y")))
                .doesNotHaveDuplicates()
                .hasSize(2);
        assertThat(ids(
                        A,
                        item("https://paper.example/news", "1", "One", "x"),
                        item("https://paper.example/news", "1", "Two", "y"),
                        item("https://paper.example/news", "1", "Three", "z")))
                .doesNotHaveDuplicates()
                .hasSize(3);
    }

    @Test
    void an_entry_that_stands_there_in_two_states_or_twice_is_one_article() {
        String now = item("https://paper.example/news", "1", "Two dead", "x");
        String before = item("https://paper.example/news", "1", "One dead", "x");
        String again = item("https://paper.example/news", "2", "Two dead", "x");

        assertThat(ids(A, now, before)).isEqualTo(ids(A, now)).isEqualTo(ids(A, now, again));
        assertThat(read(A, now, before).getFirst().getTitle()).isEqualTo("Two dead");
    }

    @Test
    void title_only_entries_of_one_source_are_one_article_in_every_feed_of_it() {
        assertThat(ids(A, item("", "", "Harbour closed", "")))
                .isEqualTo(ids(B, item("", "", "Harbour closed", "")))
                .hasSize(1);
    }

    @Test
    void one_article_in_two_feeds_has_one_id() {
        assertThat(ids(A, item("https://paper.example/2026/wall?utm_source=rss", "p-1", "Wall", "x")))
                .isEqualTo(ids(B, item("http://m.paper.example/2026/wall", "urn:planet:77", "Wall (Paper)", "y")));
    }

    @Test
    void a_rotating_query_string_is_no_revision() {
        assertThat(changes(
                        item("https://paper.example/wall-is-repaired?s=17", "g", "Wall", "x"),
                        item("https://paper.example/wall-is-repaired?s=18", "g", "Wall", "x")))
                .isEmpty();
    }

    @Test
    void a_moved_timestamp_is_no_revision() {
        String item = item("https://paper.example/wall", "g", "Wall", "x");
        assertThat(changes(
                        item.replace("</item>", tag("pubDate", "Tue, 03 Mar 2026 08:00:00 GMT") + "</item>"),
                        item.replace("</item>", tag("pubDate", "Tue, 03 Mar 2026 09:00:00 GMT") + "</item>")))
                .isEmpty();
    }

    @Test
    void another_guid_or_the_secure_address_is_no_revision() {
        assertThat(changes(
                        item("http://www.paper.example/wall", "g", "Wall", "x"),
                        item("https://paper.example/wall/", "h", "Wall", "x")))
                .isEmpty();
    }

    @Test
    void an_edit_is_a_revision_that_names_its_fields() {
        assertThat(changes(
                        item("https://paper.example/wall", "g", "Wall", "x"),
                        item("https://paper.example/wall", "g", "Wall repaired", "x y")))
                .containsExactly("title", "text");
    }
}
