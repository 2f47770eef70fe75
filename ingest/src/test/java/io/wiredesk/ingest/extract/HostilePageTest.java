package io.wiredesk.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages that are made, or broken, so that reading them costs a lot or goes wrong. The time limits are far from what
/// reading takes; they only keep an endless one from hanging the build.
@Timeout(value = 10, unit = TimeUnit.MINUTES)
class HostilePageTest {
    private static final String STORY =
            "<p>The crane was brought down on Monday, the harbour board said, and nobody was hurt.</p>"
                    + "<p>It had been checked in the autumn, by two engineers, who found nothing wrong with its brakes.</p>";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<div>",
                "<div class='related'><p>",
                "<table><tr><td>",
                "<table><tr><td>a, b, c, d, e and f are said to be here. <p>",
                "<ul><li><a href=/x>",
                "<blockquote><article>",
                "<font><b><i>",
                "<svg><g>",
                "<select><option>",
                "<div>word <span class=share>"
            })
    void nesting_beyond_all_measure_ends(String opened) {
        assertThat(read(STORY + opened.repeat(5_000) + "deep").text()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p>One more sentence, with a comma, of many.</p>",
                "<div class='related'><a href=/x>A headline that leads elsewhere</a></div>",
                "<div><h3><a href=/x>A headline</a></h3><p>And what it says.</p></div>",
                "<table><tr><td>1</td><td>a</td></tr></table>",
                "<article><h1>Again</h1><p>One more sentence, with a comma, of many more that are to follow it.</p></article>",
                "word <br><br> ",
                "<section><div class=x><img src=x><span>Who took it</span></div></section>",
                "&amp;&lt;&nbsp;&#x1F600; "
            })
    void a_page_of_one_thing_over_and_over_ends(String repeated) {
        String page = "<html><body><main>" + STORY + repeated.repeat(200_000 / repeated.length()) + "</main>";

        assertThat(read(page).text()).isNotNull();
    }

    @Test
    void five_megabytes_end_with_the_beginning_read() {
        String paragraph = "<p>" + "One more sentence, with a comma, of many. ".repeat(100) + "</p>";
        String page = "<html><body><main>" + STORY + paragraph.repeat(1_200);

        assertThat(read(page).text()).startsWith("The crane was brought down").hasSizeLessThan(5_000_000);
    }

    @Test
    void one_word_of_five_megabytes_ends() {
        assertThat(read("<p class='" + "a-".repeat(500_000) + "'>" + "x".repeat(4_000_000))
                        .text())
                .isNotNull();
    }

    @Test
    void a_stated_body_of_megabytes_ends() {
        String body = "Once more with feeling, ".repeat(30_000);

        assertThat(read("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"articleBody\":\"" + body
                                + "\"}</script>" + STORY)
                        .text())
                .contains("The crane was brought down");
    }

    @Test
    void json_nested_beyond_all_measure_is_as_good_as_none() {
        assertThat(read("<script type='application/ld+json'>" + "[".repeat(100_000) + "</script>" + STORY)
                        .text())
                .contains("The crane was brought down");
    }

    @Test
    void bytes_that_are_no_page_have_no_text_or_some_but_never_fail() {
        Random random = new Random(23);
        for (int round = 0; round < 100; round++) {
            byte[] noise = new byte[random.nextInt(2_000)];
            random.nextBytes(noise);
            assertThat(PageReader.read(noise, "text/html", "not an address").text())
                    .as("seed 23, round %d", round)
                    .isNotNull();
        }
    }

    @Test
    void tags_in_any_order_never_fail() {
        String[] pieces = {
            "<p>",
            "</p>",
            "<div class='comment'>",
            "</div>",
            "<table>",
            "<td>",
            "</table>",
            "<article>",
            "</article>",
            "<h1>",
            "</h1>",
            "<a href='/x'>",
            "</a>",
            "<br>",
            "<li>",
            "<ul>",
            "</ul>",
            "<img>",
            "<script>",
            "</script>",
            "<!--",
            "-->",
            "<figure>",
            "<template>",
            "</body>",
            "<frameset>",
            "<title>",
            "</title>",
            "A sentence, of sorts. ",
            "By Ada Mole ",
            "&",
            "<",
            "\u0000",
            "<![CDATA[",
            "]]>",
            "<time datetime='x'>",
            "<html lang='!'>"
        };
        Random random = new Random(29);
        for (int round = 0; round < 150; round++) {
            StringBuilder page = new StringBuilder();
            for (int n = random.nextInt(120); n > 0; n--) {
                page.append(pieces[random.nextInt(pieces.length)]);
            }
            assertThat(read(page.toString()).text())
                    .as("seed 29, round %d", round)
                    .isNotNull();
        }
    }

    @Test
    void text_of_programs_styles_and_hidden_parts_is_left_out() {
        String text = read("<article>" + STORY
                        + "<script>var crane = 'a sentence, in a script, that is long enough to be taken for one.';</script>"
                        + "<style>.crane { content: 'a sentence, in a style, that is long enough to be taken for one.' }</style>"
                        + "<noscript><p>Please enable the script, or else you will not see the crane fall, which is a pity.</p></noscript>"
                        + "<p style='color: red; display : none'>Hidden by its style, this paragraph is long enough to be one.</p>"
                        + "<p hidden>Hidden by its attribute, this paragraph is long enough to be taken for one as well.</p>"
                        + "<template><p>In a template, this paragraph is long enough to be taken for one of the article's.</p></template>"
                        + STORY.replace("Monday", "Tuesday &amp; Wednesday").replace(", who", "<br>who") + "</article>")
                .text();

        assertThat(text)
                .doesNotContain("sentence")
                .doesNotContain("Hidden")
                .doesNotContain("enable")
                .doesNotContain("template");
        assertThat(text.split("\n\n")).hasSize(4);
        assertThat(text).contains("Tuesday & Wednesday").contains("engineers who");
    }

    private static ExtractedPage read(String page) {
        return PageReader.read(
                page.getBytes(StandardCharsets.UTF_8), "text/html; charset=utf-8", "https://a.example/x");
    }
}
