package io.wiredesk.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShownDateTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "By Ada Mole, March 3, 2026; 2026-03-03T00:00:00Z",
                "3 March 2026 Last updated at 10:30 GMT; 2026-03-03T10:30:00Z",
                "Published: Tuesday, 3 Mar 2026 | 4:35 PM UTC; 2026-03-03T16:35:00Z",
                "Publié le 3 mars 2026 à 18:00; 2026-03-03T18:00:00Z",
                "3 de marzo de 2026; 2026-03-03T00:00:00Z",
                "Stand: 03.03.2026, 07:05 Uhr; 2026-03-03T07:05:00Z",
                "03/13/2026; 2026-03-13T00:00:00Z",
                "13/03/2026; 2026-03-13T00:00:00Z",
                "2026-03-03 07:05:06; 2026-03-03T07:05:06Z",
                "2026年3月3日; 2026-03-03T00:00:00Z"
            })
    void a_date_is_read_as_people_write_it(String shown, String instant) {
        assertThat(ShownDate.in(shown)).isEqualTo(Instant.parse(instant));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Version 3.14.2026.1 of 12", "Call 555 1234 2026", "Season 2026", "99.99.2026"})
    void what_only_looks_like_a_date_is_none(String shown) {
        assertThat(ShownDate.in(shown)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "https://gazette.example/2026/03/03/crane.html, 2026-03-03T00:00:00Z",
        "https://gazette.example/news/2026-3-4-crane, 2026-03-04T00:00:00Z",
        "https://gazette.example/2026/HARBOUR/03/05/crane/index.html, 2026-03-05T00:00:00Z",
        "https://gazette.example/20260306/crane, 2026-03-06T00:00:00Z"
    })
    void an_address_may_hold_the_day(String url, String instant) {
        assertThat(ShownDate.inAddress(url)).isEqualTo(Instant.parse(instant));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://gazette.example/crane",
                "https://gazette.example/item/202699123",
                "https://gazette.example/a-2026-ford"
            })
    void other_numbers_in_an_address_are_no_day(String url) {
        assertThat(ShownDate.inAddress(url)).isNull();
    }

    @Test
    void the_time_that_is_shown_makes_the_day_of_the_address_exact() {
        assertThat(of(
                        "<h1>Crane</h1><p class='dateline'>March 3, 2026 4:35 PM UTC</p>",
                        "https://a.example/2026/03/03/c"))
                .isEqualTo(Instant.parse("2026-03-03T16:35:00Z"));
    }

    @Test
    void where_the_two_are_far_apart_the_address_is_right() {
        assertThat(of("<p class='date'>Today is 9 May 2026</p>", "https://a.example/2026/03/03/crane"))
                .isEqualTo(Instant.parse("2026-03-03T00:00:00Z"));
    }

    @Test
    void dates_of_comments_and_of_other_articles_are_not_the_articles() {
        assertThat(of(
                        "<aside><time>1 May 2026</time></aside><div class='comment-list'><span class='date'>2 May 2026</span>"
                                + "</div><ul><li><h3>Other</h3><span class='date'>3 May 2026</span></li></ul>",
                        null))
                .isNull();
    }

    private static @Nullable Instant of(String body, @Nullable String url) {
        return ShownDate.of(Jsoup.parse(body), url);
    }
}
