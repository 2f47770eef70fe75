package io.wiredesk.ingest.subscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wiredesk.news.Feed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpmlTest {
    @Test
    void folders_are_tags_and_what_is_written_reads_back() {
        List<Feed> feeds = List.of(
                Subscriptions.feed("https://a.example/rss", "A & co", List.of("News", "World/North"), Instant.EPOCH),
                Subscriptions.feed("https://b.example/rss", null, List.of(), Instant.EPOCH));

        List<Feed> read = Opml.read(Opml.write(feeds).getBytes(StandardCharsets.UTF_8));

        assertThat(read)
                .extracting(Feed::getId)
                .containsExactlyElementsOf(feeds.stream().map(Feed::getId).toList());
        assertThat(read.getFirst().getTags()).containsExactly("News", "World/North");
        assertThat(read.getFirst().getTitle()).isEqualTo("A & co");
    }

    @Test
    void the_same_address_written_otherwise_is_the_same_feed() {
        assertThat(FeedId.of(" HTTPS://A.example:443/rss#top "))
                .isEqualTo(FeedId.of("https://a.example/rss"))
                .matches("[0-9a-f]{16}");
    }

    @Test
    void what_is_no_opml_is_refused_in_one_line() {
        assertThatThrownBy(() -> Opml.read("<rss/>".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not an OPML file");
    }
}
