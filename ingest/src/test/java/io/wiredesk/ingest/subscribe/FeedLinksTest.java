package io.wiredesk.ingest.subscribe;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FeedLinksTest {
    private static final URI PAGE = URI.create("https://harbour.example/news/");

    private static List<String> find(String head) {
        String html = "<!doctype html><html><head>" + head + "</head><body>hello</body></html>";
        return FeedLinks.of(html.getBytes(StandardCharsets.UTF_8), PAGE);
    }

    @Test
    void relative_addresses_are_resolved_against_the_page() {
        assertThat(find("<link rel='alternate' type='application/rss+xml' href='../feed.xml'>"))
                .containsExactly("https://harbour.example/feed.xml");
    }

    @Test
    void every_format_is_found_once_in_the_order_of_the_page() {
        assertThat(find("<link rel='ALTERNATE' type='application/atom+xml; charset=utf-8' href='/a'>"
                        + "<link type='application/feed+json' rel='alternate home' href='/j'>"
                        + "<link rel='alternate' type='application/atom+xml' href='/a'>"))
                .containsExactly("https://harbour.example/a", "https://harbour.example/j");
    }

    @Test
    void the_comments_feed_is_none_where_there_is_another() {
        String comments = "<link rel='alternate' type='application/rss+xml' title='Harbour » Comments Feed' href='/c'>";
        assertThat(find(comments
                        + "<link rel='alternate' type='application/rss+xml' title='Harbour » Feed' href='/f'>"))
                .containsExactly("https://harbour.example/f");
        assertThat(find(comments)).containsExactly("https://harbour.example/c");
    }

    @Test
    void anchors_that_look_like_feeds_are_found() {
        String html = "<a href='/about'>About</a><a href='/feed/'>RSS</a><a href='sport.rss?a=1'>Sport</a>"
                + "<a href='/blog?feed=rss2'>Blog</a><a href='/x' type='application/atom+xml'>Atom</a>"
                + "<a href='/feedback'>Feedback</a><a href='mailto:rss@x.example'>Mail</a><a href='http://[bad/feed/'>Bad</a><a href='/feed/'>again</a>";
        assertThat(FeedLinks.anchors(html.getBytes(StandardCharsets.UTF_8), PAGE))
                .containsExactly(
                        "https://harbour.example/feed/",
                        "https://harbour.example/news/sport.rss?a=1",
                        "https://harbour.example/blog?feed=rss2",
                        "https://harbour.example/x");
    }

    @Test
    void feeds_usually_are_below_the_page_or_below_the_root() {
        assertThat(FeedLinks.usual(PAGE))
                .contains("https://harbour.example/news/feed/", "https://harbour.example/rss.xml")
                .doesNotHaveDuplicates();
        assertThat(FeedLinks.usual(URI.create("https://harbour.example"))).contains("https://harbour.example/atom.xml");
    }

    @Test
    void other_links_are_no_feeds() {
        assertThat(find("<link rel='stylesheet' type='text/css' href='/s.css'>"
                        + "<link rel='alternate' hreflang='de' href='/de/'>"
                        + "<link rel='alternate' type='application/rss+xml' href='javascript:x()'>"))
                .isEmpty();
    }
}
