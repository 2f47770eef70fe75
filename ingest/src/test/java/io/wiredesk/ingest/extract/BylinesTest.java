package io.wiredesk.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BylinesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "By Ada Mole; Ada Mole",
                "—By Ada Mole; Ada Mole",
                "Ada Mole —; Ada Mole",
                "By: Ada Mole and Bo Lind; Ada Mole and Bo Lind",
                "Ada Mole August 18, 2026; Ada Mole",
                "Ada Mole on June 26; Ada Mole",
                "Ada Mole Tuesday, Aug. 17; Ada Mole",
                "Ada Mole, 6th June; Ada Mole",
                "Ada Mole @adamole; Ada Mole",
                "Ada Mole ada@gazette.example; Ada Mole",
                "Von Ada Maulwurf | 10:30 Uhr; Ada Maulwurf"
            })
    void a_name_is_what_is_left_without_the_words_around_it(String shown, String name) {
        assertThat(Bylines.tidy(shown)).isEqualTo(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "By", "Written by", "Comments", "gazette.com", "https://gazette.example/ada", "@ada", "…"})
    void what_is_no_name_is_none(String shown) {
        assertThat(Bylines.tidy(shown)).isNull();
    }

    @Test
    void the_name_below_the_headline_comes_before_one_above_it() {
        assertThat(inMarkup("<div class='author'>Bo Lind</div><h1>Crane</h1><p class='byline'>By Ada Mole</p>"))
                .isEqualTo("Ada Mole");
    }

    @Test
    void names_in_links_leave_the_titles_beside_them_out() {
        assertThat(
                        inMarkup(
                                "<h1>Crane</h1><div class='byline'>By <a href='/author/ada'>Ada Mole</a> and"
                                        + " <a href='/author/bo'>Bo Lind</a>, harbour correspondents <a href='/author/ada'>See more</a></div>"))
                .isEqualTo("Ada Mole, Bo Lind");
    }

    @Test
    void authors_of_other_articles_and_of_comments_are_not_the_articles() {
        assertThat(
                        inMarkup(
                                "<h1>Crane</h1><aside><a rel='author'>Bo Lind</a></aside><ul><li><h3>Other</h3>"
                                        + "<span class='author'>Cy Orr</span></li></ul><div class='comments'><b class='author'>Di</b></div>"))
                .isNull();
    }

    private static @Nullable String inMarkup(String body) {
        return Bylines.inMarkup(Jsoup.parse(body));
    }
}
