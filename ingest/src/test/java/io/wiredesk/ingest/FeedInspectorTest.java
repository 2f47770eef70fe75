package io.wiredesk.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FeedInspectorTest {
    @Test
    void a_feed_is_answered_with_every_name_of_the_contract() {
        ObjectNode answer = inspect(
                "<rss version='2.0'><channel><title>T</title><link>https://t.example/</link>"
                        + "<description>d</description><item><title>A &amp;amp; b</title><link>/1</link></item></channel></rss>");

        assertThat(answer.fieldNames())
                .toIterable()
                .containsExactly("file", "ok", "format", "charset", "repairs", "error", "feed", "entries");
        assertThat(answer.path("feed").fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "title",
                        "link",
                        "language",
                        "description",
                        "rights",
                        "updated",
                        "author",
                        "image",
                        "tags",
                        "ttl_minutes",
                        "hub");
        assertThat(answer.at("/entries/0").fieldNames())
                .toIterable()
                .containsExactly(
                        "id",
                        "link",
                        "title",
                        "title_text",
                        "summary",
                        "content",
                        "published",
                        "updated",
                        "author",
                        "authors",
                        "tags",
                        "enclosures",
                        "source");
        assertThat(answer.at("/entries/0/title").asText()).isEqualTo("A &amp; b");
        assertThat(answer.at("/entries/0/title_text").asText()).isEqualTo("A & b");
        assertThat(answer.at("/entries/0/link").asText()).isEqualTo("https://base.example/1");
        assertThat(answer.at("/entries/0/source").isNull()).isTrue();
    }

    @Test
    void what_is_no_feed_is_answered_with_the_reason() {
        ObjectNode answer = inspect("no feed");

        assertThat(answer.path("ok").asBoolean()).isFalse();
        assertThat(answer.path("error").asText()).startsWith("the body is not a feed");
        assertThat(answer.path("feed").isNull()).isTrue();
    }

    private static ObjectNode inspect(String body) {
        return FeedInspector.inspect("f.xml", body.getBytes(StandardCharsets.UTF_8), null, "https://base.example/rss");
    }
}
