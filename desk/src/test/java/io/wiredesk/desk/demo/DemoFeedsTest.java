package io.wiredesk.desk.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class DemoFeedsTest {
    private static final Pattern LINK =
            Pattern.compile("https://[a-z-]+\\.example/(?:news|artikel|articles)/[a-z0-9-]+");
    private static final Pattern DATELINE = Pattern.compile("[A-ZÁ]+ \\(Meridian News Agency\\) — [^<]{60}");

    private final List<DemoFeed> feeds = DemoFeeds.load();

    @Test
    void there_are_enough_feeds_in_three_languages() {
        assertThat(feeds).hasSizeGreaterThanOrEqualTo(8).doesNotHaveDuplicates();
        assertThat(feeds).extracting(DemoFeed::language).contains("en", "de", "fr");
    }

    @Test
    void there_are_at_least_sixty_articles_with_distinct_links() {
        long distinct =
                feeds.stream().flatMap(feed -> links(feed).stream()).distinct().count();

        assertThat(distinct).isGreaterThanOrEqualTo(60);
    }

    @Test
    void every_usual_format_is_there() {
        assertThat(feeds)
                .extracting(DemoFeed::text)
                .anyMatch(text -> text.contains("<rss version=\"2.0\""))
                .anyMatch(text -> text.contains("xmlns=\"http://purl.org/rss/1.0/\""))
                .anyMatch(text -> text.contains("xmlns=\"http://www.w3.org/2005/Atom\""))
                .anyMatch(text -> text.contains("https://jsonfeed.org/version/1.1"));
    }

    @Test
    void one_feed_is_broken_in_three_ways() {
        DemoFeed broken = named("valley-gazette.xml");

        assertThat(broken.text()).contains(" & ").contains("&eacute;").doesNotContain("</rss>");
    }

    @Test
    void one_article_is_in_two_feeds() {
        assertThat(links(named("harbour-courier.xml"))).containsAnyElementsOf(links(named("lantern-science.atom")));
    }

    @Test
    void three_or_more_agency_stories_ran_at_two_outlets() {
        List<String> opened = feeds.stream()
                .flatMap(feed -> DATELINE.matcher(feed.text()).results())
                .map(MatchResult::group)
                .toList();

        assertThat(opened.size() - opened.stream().distinct().count()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void an_edit_changes_an_article_and_keeps_its_link() {
        List<DemoFeed> edited =
                feeds.stream().filter(feed -> feed.edited() != null).toList();

        assertThat(edited).isNotEmpty().allSatisfy(feed -> {
            String second = Objects.requireNonNull(feed.editedText());
            assertThat(second).isNotEqualTo(feed.text());
            assertThat(links(second)).isEqualTo(links(feed));
        });
    }

    @Test
    void a_file_that_was_not_packed_is_named() {
        assertThatThrownBy(() -> DemoFeeds.resource("absent.xml"))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("absent.xml");
    }

    private DemoFeed named(String file) {
        return feeds.stream()
                .filter(feed -> feed.file().equals(file))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> links(DemoFeed feed) {
        return links(feed.text());
    }

    private static List<String> links(String text) {
        return LINK.matcher(text).results().map(MatchResult::group).distinct().toList();
    }
}
