package io.wiredesk.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SanitizerTest {
    private static final List<String> PIECES = List.of(
            "<",
            ">",
            "</",
            "/>",
            "\"",
            "'",
            "=",
            " ",
            "script",
            "<script>",
            "</script>",
            "<style>",
            "<img src=x onerror=alert(1)>",
            "<a href='",
            "javascript:",
            "java\tscript:",
            "&#106;avascript:",
            "data:text/html,",
            "<svg>",
            "<math>",
            "</svg>",
            "<p onclick=\"x\">",
            "text",
            "&lt;script&gt;",
            "&amp;",
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "<iframe src=//e>",
            "<b>",
            "</b>",
            "style=\"width: expression(1)\"",
            "<object data=",
            "<noscript>",
            "<textarea>",
            "<title>",
            "é",
            "\u0000");

    @ParameterizedTest
    @CsvSource(
            delimiter = '¦',
            value = {
                "<p onclick='x()'>a</p>¦<p>a</p>",
                "a<script>alert(1)</script>b¦ab",
                "<a href='javascript:alert(1)'>x</a>¦<a href=\"\">x</a>",
                "<a href='&#106;ava&#9;script:alert(1)'>x</a>¦<a href=\"\">x</a>",
                "<a href='/p?a=1&b=2'>x</a>¦<a href=\"https://e.example/p?a=1&amp;b=2\">x</a>",
                "<img src=i.png>¦<img src=\"https://e.example/d/i.png\" />",
                "<span style='color: red; background: url(x)'>x</span>¦<span style=\"color: red;\">x</span>",
                "1 < 2 & 3 > 2¦1 &lt; 2 &amp; 3 &gt; 2",
                "a<!-- <b>gone</b> -->b¦ab",
            })
    void what_could_do_harm_goes_and_the_rest_stays(String given, String kept) {
        assertThat(Sanitizer.clean(given, "https://e.example/d/page", false).html())
                .isEqualTo(kept);
    }

    @Test
    void no_combination_leaves_anything_that_runs() {
        Random random = new Random(11);
        for (int round = 0; round < 4_000; round++) {
            StringBuilder soup = new StringBuilder();
            for (int i = random.nextInt(1, 14); i > 0; i--) {
                soup.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            String clean = Sanitizer.clean(soup.toString(), "https://e.example/", random.nextBoolean())
                    .html();
            assertThat(harm(Jsoup.parseBodyFragment(clean)))
                    .as("seed 11, round %d: %s", round, soup)
                    .isEmpty();
        }
    }

    @Test
    void cleaning_twice_is_cleaning_once() {
        for (String html : List.of("<p>a &amp; b</p>", "<b>x", "1 &lt; 2", "<img src=\"https://e.example/i.png\" />")) {
            String once = Sanitizer.clean(html, "", false).html();
            assertThat(Sanitizer.clean(once, "", false).html()).isEqualTo(once);
        }
    }

    private static String harm(Document page) {
        for (Element element : page.body().getAllElements()) {
            if (List.of("script", "style", "iframe", "object", "embed", "link", "meta", "base")
                    .contains(element.normalName())) {
                return element.outerHtml();
            }
            for (Attribute attribute : element.attributes()) {
                String value =
                        attribute.getValue().replaceAll("[\\s\\p{C}]+", "").toLowerCase(Locale.ROOT);
                if (attribute.getKey().startsWith("on")
                        || value.startsWith("javascript:")
                        || value.startsWith("data:")) {
                    return element.outerHtml();
                }
            }
        }
        return "";
    }
}
