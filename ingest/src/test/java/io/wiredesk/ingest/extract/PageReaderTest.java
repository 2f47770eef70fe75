package io.wiredesk.ingest.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageReaderTest {
    /// Each with its page (`.html`) and the text that a reader would call the article (`.txt`).
    static final List<String> PAGES = List.of(
            "ads-between",
            "amp",
            "appeal-and-newsletter-inside",
            "captions",
            "comments-heavy",
            "comments-outweigh-article",
            "companion-columns",
            "cookie-banner-first",
            "div-soup-with-br",
            "drupal",
            "editor-blocks",
            "gallery",
            "german-portal",
            "german-rich-text",
            "hidden-text",
            "inline-links",
            "japanese",
            "json-ld-only",
            "list-article",
            "liveblog",
            "microdata",
            "next-article-below",
            "paywalled-teaser",
            "questions-and-answers",
            "quote-and-subheads",
            "short-notice",
            "spans-for-paragraphs",
            "table-layout",
            "teaser-cards-after",
            "test-id-paragraphs",
            "text-blocks",
            "things-to-buy",
            "two-columns",
            "unclosed-tags",
            "unnamed-comments",
            "wordpress");

    private static final Pattern WORD = Pattern.compile("[\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]|[\\p{L}\\p{N}]+");

    @ParameterizedTest
    @FieldSource("PAGES")
    void the_article_is_found_in_every_template(String page) {
        ExtractedPage read = PageReader.read(bytes(page + ".html"), "text/html", "https://gazette.example/a");

        assertThat(f1(text(page), read.text())).as(read.text()).isGreaterThanOrEqualTo(0.95);
    }

    @Test
    void over_all_templates_hardly_a_word_is_missed_or_added() {
        double sum = 0;
        for (String page : PAGES) {
            sum += f1(
                    text(page),
                    PageReader.read(bytes(page + ".html"), null, null).text());
        }
        System.out.printf("extraction F1 over %d templates: %.3f%n", PAGES.size(), sum / PAGES.size());

        assertThat(sum / PAGES.size()).isGreaterThanOrEqualTo(0.98);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-article-front-page", "no-article-section-list", "no-article-login"})
    void a_page_that_only_leads_to_articles_has_no_text(String page) {
        assertThat(PageReader.read(bytes(page + ".html"), "text/html", null).text())
                .isEmpty();
    }

    @Test
    void paragraphs_are_kept_apart_by_a_blank_line() {
        ExtractedPage read = PageReader.read(bytes("wordpress.html"), "text/html", null);

        assertThat(read.text().split("\n\n")).containsExactly(text("wordpress").split("\n\n"));
    }

    @Test
    void a_page_tells_who_wrote_it_and_when() {
        ExtractedPage read = PageReader.read(bytes("json-ld-only.html"), null, "https://gazette.example/a?x=1");

        assertThat(read.title()).isEqualTo("Ferry strikes crane in Nordhaven fog");
        assertThat(read.byline()).isEqualTo("Ada Mole");
        assertThat(read.published()).isEqualTo(Instant.parse("2026-03-03T18:00:00Z"));
        assertThat(read.language()).isEqualTo("en");
        assertThat(read.canonical()).isEqualTo("https://gazette.example/a?x=1");
    }

    @Test
    void a_byline_in_the_markup_is_read_where_nothing_states_it() {
        assertThat(PageReader.read(bytes("wordpress.html"), null, null).byline())
                .isEqualTo("Ada Mole");
        assertThat(PageReader.read(bytes("microdata.html"), null, null).published())
                .isEqualTo(Instant.parse("2026-03-03T18:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "   ",
                "<html></html>",
                "no markup",
                "<script type='application/ld+json'>{\"@type\":</script>"
            })
    void a_page_without_an_article_has_no_text_or_only_its_own(String page) {
        ExtractedPage read = PageReader.read(page.getBytes(StandardCharsets.UTF_8), "text/html; charset=bogus", null);

        assertThat(page).contains(read.text());
    }

    @Test
    void no_bytes_make_the_reader_throw() {
        Random random = new Random(7);
        for (int round = 0; round < 150; round++) {
            byte[] page = bytes(PAGES.get(round % PAGES.size()) + ".html");
            for (int n = random.nextInt(1, 40); n > 0; n--) {
                page[random.nextInt(page.length)] = (byte) random.nextInt();
            }
            assertThat(PageReader.read(page, null, null).text())
                    .as("seed 7, round %d", round)
                    .isNotNull();
        }
    }

    @Test
    void nesting_beyond_all_measure_is_read_all_the_same() {
        String page = "<div>".repeat(50_000) + "<p>deep</p>";

        assertThat(PageReader.read(page.getBytes(StandardCharsets.UTF_8), null, null)
                        .text())
                .isNotNull();
    }

    /// The measure of the public article-extraction benchmark: F1 over runs of four words.
    private static double f1(String expected, String found) {
        Map<String, Integer> wanted = shingles(expected);
        Map<String, Integer> got = shingles(found);
        int shared = wanted.entrySet().stream()
                .mapToInt(entry -> Math.min(entry.getValue(), got.getOrDefault(entry.getKey(), 0)))
                .sum();
        int all = sum(wanted) + sum(got);
        return all == 0 ? 1 : 2.0 * shared / all;
    }

    private static int sum(Map<String, Integer> counts) {
        return counts.values().stream().mapToInt(Integer::intValue).sum();
    }

    private static Map<String, Integer> shingles(String text) {
        List<String> words =
                WORD.matcher(text).results().map(match -> match.group()).toList();
        Map<String, Integer> shingles = new HashMap<>();
        for (int i = 0; i + 4 <= words.size(); i++) {
            shingles.merge(String.join(" ", words.subList(i, i + 4)), 1, Integer::sum);
        }
        return shingles;
    }

    private static String text(String page) {
        return new String(bytes(page + ".txt"), StandardCharsets.UTF_8).strip();
    }

    private static byte[] bytes(String file) {
        try (InputStream in =
                Objects.requireNonNull(PageReaderTest.class.getResourceAsStream("/pages/" + file), file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
