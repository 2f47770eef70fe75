package io.wiredesk.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.nodes.Element;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {
    private final Wording wording = new Wording();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "related-articles",
                "relatedArticles",
                "story__related",
                "post_share",
                "sharing-tools2",
                "read-more",
                "newsletterSignup",
                "c-author-bio",
                "commentlist",
                "wp-caption-text",
                "entry-tags",
                "widget"
            })
    void a_name_says_that_an_element_is_not_of_the_article(String name) {
        assertThat(wording.isAlien(named("class", name))).isTrue();
        assertThat(wording.isAlien(named("id", name))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "article-body",
                "has-sidebar",
                "no-comments",
                "with-related",
                "shareholders",
                "commentary",
                "tag-politics",
                "hentry tag-harbour comments-open",
                "hidden md:block",
                "socialist",
                "capitulation"
            })
    void words_that_only_look_alike_say_nothing(String name) {
        assertThat(wording.isAlien(named("class", name))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"data-component", "data-testid", "data-name", "aria-label"})
    void pages_made_of_components_say_it_in_other_attributes(String attribute) {
        assertThat(wording.isAlien(named(attribute, "Related stories"))).isTrue();
        assertThat(wording.isAlien(named(attribute, "text-block"))).isFalse();
    }

    private static Element named(String attribute, String name) {
        return new Element("div").attr(attribute, name);
    }
}
