package io.wiredesk.ingest.revise;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ArticleIdsTest {
    @Test
    void the_same_article_from_two_feeds_has_one_id() {
        assertThat(ArticleIds.of("https://www.paper.example/story?utm_source=a#top", "a-1", "paper.example", "A"))
                .isEqualTo(ArticleIds.of("http://PAPER.example/story?fbclid=x", "b-9", "other.example", "B"));
    }

    @Test
    void without_a_link_the_guid_of_a_source_tells_and_without_both_the_title() {
        assertThat(ArticleIds.of(null, "1", "a.example", "T"))
                .isEqualTo(ArticleIds.of("https://a.example/", "1", "a.example", "U"))
                .isNotEqualTo(ArticleIds.of(null, "1", "b.example", "T"));
        assertThat(ArticleIds.of(null, null, "a.example", "T"))
                .isNotEqualTo(ArticleIds.of(null, null, "a.example", "U"));
    }

    @Test
    void what_is_remembered_of_a_revision_reads_back() {
        Revision revision = new Revision(3, "f", 12, "sha", java.util.Map.of("title", "a", "text", "b=c"));

        assertThat(Revision.decode(revision.encode())).isEqualTo(revision);
    }
}
