package io.wiredesk.ingest.revise;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArticleLinkTest {
    @ParameterizedTest
    @CsvSource({
        "https://herald.example/a?utm_source=rss&id=3&utm_medium=feed, https://herald.example/a?id=3",
        "https://herald.example/a?fbclid=xyz, https://herald.example/a",
        "HTTPS://Herald.Example:443/A#comments, https://herald.example/A",
        "http://herald.example:8080, http://herald.example:8080/",
        "' https://herald.example/two words ', https://herald.example/two%20words",
    })
    void every_way_to_an_article_ends_at_one_address(String link, String canonical) {
        assertThat(ArticleLink.canonical(link))
                .hasValueSatisfying(uri -> assertThat(uri).hasToString(canonical));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/relative", "mailto:desk@herald.example", "https://", "http://[bad", "urn:uuid:1"})
    void what_is_no_web_address_has_none(String link) {
        assertThat(ArticleLink.canonical(link)).isEmpty();
    }

    @Test
    void the_canonical_form_is_its_own_canonical_form_and_no_input_throws() {
        Random random = new Random(11);
        for (int i = 0; i < 2_000; i++) {
            StringBuilder link = new StringBuilder("https://h.example/");
            random.ints(12, 32, 127).forEach(c -> link.append((char) c));
            ArticleLink.canonical(link.toString())
                    .ifPresent(once -> assertThat(ArticleLink.canonical(once.toString()))
                            .as("seed 11: %s", link)
                            .contains(once));
        }
    }
}
