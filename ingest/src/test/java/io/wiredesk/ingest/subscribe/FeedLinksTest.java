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
    void other_links_are_no_feeds() {
        assertThat(find("<link rel='stylesheet' type='text/css' href='/s.css'>"
                        + "<link rel='alternate' hreflang='de' href='/de/'>"
                        + "<link rel='alternate' type='application/rss+xml' href='javascript:x()'>"))
                .isEmpty();
    }
}
