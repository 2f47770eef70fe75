package io.wiredesk.ingest.parse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.wiredesk.ingest.parse.ParseResult.Parsed;
import io.wiredesk.ingest.parse.ParseResult.Unreadable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedParserTest {
    private static final Instant TEN = Instant.parse("2026-03-03T10:00:00Z");

    @ParameterizedTest
    @CsvSource({
        "rss20.xml, rss20, Harbour Gazette, Ferry & crane collide",
        "rss10.xml, rss10, Hill Post, Sheep return",
        "rss091.xml, rss091, Old Mill, Wheel turns",
        "atom10.xml, atom10, Seeblick, Fische <3 Wasser",
        "atom03.xml, atom03, Early Bird, Worm found",
        "json11.json, json11, Node Times, Braces balanced",
        "news-sitemap.xml, newssitemap, Harbour Gazette, Ferry & crane collide",
    })
    void every_format_is_read_without_repair(String file, String format, String title, String first) {
        ParsedFeed feed = parsed(bytes(file));

        assertThat(feed.format()).isEqualTo(format);
        assertThat(feed.repairs()).isEmpty();
        assertThat(text(feed.head().title())).isEqualTo(title);
        assertThat(text(feed.entries().getFirst().title())).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource({
        "leading-junk, One",
        "doctype, One",
        "control-characters, One",
        "html-entities, Café One",
        "bare-ampersands, One & two",
        "truncated-tail, One",
        "tag-soup, One",
        "structure, One",
    })
    void what_is_broken_is_repaired_and_the_repair_named(String repair, String first) {
        ParsedFeed feed = parsed(bytes("broken-" + repair + ".xml"));

        assertThat(feed.repairs()).containsExactly(repair);
        assertThat(feed.entries()).hasSize(1);
        assertThat(text(feed.entries().getFirst().title())).isEqualTo(first);
    }

    @Test
    void an_rss_entry_has_all_that_it_says() {
        ParsedFeed feed = parsed(bytes("rss20.xml"));
        ParsedEntry entry = feed.entries().getFirst();
        Markup content = Objects.requireNonNull(entry.content());

        assertThat(feed.head().ttlMinutes()).isEqualTo(30);
        assertThat(feed.head().hub()).isEqualTo("https://hub.example/");
        assertThat(entry.id()).isEqualTo("g-1");
        assertThat(entry.link()).isEqualTo("https://gazette.example/2026/ferry?utm_source=rss");
        assertThat(content.text()).isEqualTo("First paragraph.\n\nSecond with a map.");
        assertThat(content.html()).contains("https://gazette.example/map").doesNotContain("script", "alert");
        assertThat(text(entry.summary())).isEqualTo("A short teaser.");
        assertThat(entry.authors()).containsExactly("Ada Mole");
        assertThat(entry.published()).isEqualTo(TEN);
        assertThat(entry.enclosures())
                .containsExactly(new ParsedEntry.Attachment("https://gazette.example/ferry.jpg", "image/jpeg", 1234L));
    }

    @Test
    void an_atom_entry_stands_on_the_bases_around_it() {
        ParsedFeed feed = parsed(bytes("atom10.xml"));
        ParsedEntry entry = feed.entries().getFirst();

        assertThat(feed.head().language()).isEqualTo("de");
        assertThat(entry.link()).isEqualTo("https://lake.example/news/2026/fisch");
        assertThat(entry.authors()).containsExactly("Uwe Stein", "Ida Bach");
        assertThat(text(entry.content())).isEqualTo("Eins.\n\nZwei.");
        assertThat(entry.published()).isEqualTo(Instant.parse("2026-03-02T08:00:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "'', the body is empty",
        "'   ', the body is empty",
        "'<!DOCTYPE html><html><body>Not found</body></html>', 'the body is an HTML page, not a feed'",
        "'{\"error\": 1}', 'the body is JSON, but not a JSON Feed (no version and items of one)'",
        "'<rss version=\"2.0\"><channel><title>x', 'the body is not a feed, nor to be repaired: '",
        "'<svg/>', 'the body is XML with root <svg>, but no feed that can be read: '",
    })
    void what_is_no_feed_is_said_to_be_what_it_is(String body, String why) {
        ParseResult result = FeedParser.parse(body.getBytes(StandardCharsets.UTF_8), null, null, 10);

        assertThat(result)
                .isInstanceOfSatisfying(
                        Unreadable.class, u -> assertThat(u.why()).startsWith(why));
    }

    @Test
    void no_bytes_make_the_parser_throw() {
        Random random = new Random(5);
        List<byte[]> seeds = List.of(bytes("rss20.xml"), bytes("atom10.xml"), bytes("json11.json"));
        for (int i = 0; i < 600; i++) {
            byte[] body = seeds.get(i % seeds.size()).clone();
            for (int n = random.nextInt(1, 12); n > 0; n--) {
                body[random.nextInt(body.length)] = (byte) random.nextInt();
            }
            assertThat(FeedParser.parse(body, null, null, 10))
                    .as("seed 5, round %d", i)
                    .isNotNull();
        }
    }

    @Test
    void no_mutation_of_tags_makes_the_parser_throw_or_linger() {
        List<String> pieces = List.of(
                "<",
                "</",
                "/>",
                "<item>",
                "</item>",
                "<![CDATA[",
                "]]>",
                "&",
                "&#0;",
                "&lol;",
                "<!DOCTYPE x [<!ENTITY a 'b'>]>",
                "<?xml",
                "\u0000",
                "<a:b>",
                "xmlns='",
                "\"",
                "'",
                "<title type='xhtml'>",
                "<!--",
                "\ud800",
                "=",
                "<rss>");
        Random random = new Random(23);
        for (int round = 0; round < 1_500; round++) {
            StringBuilder body = new StringBuilder(new String(bytes("rss20.xml"), StandardCharsets.UTF_8));
            for (int n = random.nextInt(1, 10); n > 0; n--) {
                body.insert(random.nextInt(body.length()), pieces.get(random.nextInt(pieces.size())));
            }
            byte[] given = body.toString().getBytes(StandardCharsets.UTF_8);
            assertThat(assertTimeoutPreemptively(Duration.ofSeconds(20), () -> FeedParser.parse(given, null, null, 10)))
                    .as("seed 23, round %d", round)
                    .isNotNull();
        }
    }

    @Test
    void entities_that_multiply_and_attributes_without_end_are_bounded() {
        StringBuilder laughs = new StringBuilder("<!DOCTYPE rss [<!ENTITY l0 'lol'>");
        for (int i = 1; i < 20; i++) {
            laughs.append("<!ENTITY l")
                    .append(i)
                    .append(" '")
                    .append(("&l" + (i - 1) + ";").repeat(10))
                    .append("'>");
        }
        laughs.append(
                "]><rss version='2.0'><channel><title>&l19;</title><item><title>x</title></item></channel></rss>");
        String wide = "<rss version='2.0'><channel><title a='" + "x".repeat(2_000_000) + "'>t</title>"
                + "<item><title>x</title></item></channel></rss>";
        for (String body : List.of(laughs.toString(), wide)) {
            ParseResult result = assertTimeoutPreemptively(
                    Duration.ofSeconds(20),
                    () -> FeedParser.parse(body.getBytes(StandardCharsets.UTF_8), null, null, 10));

            assertThat(result)
                    .isInstanceOfSatisfying(
                            Parsed.class,
                            parsed -> assertThat(
                                            text(parsed.feed().head().title()).length())
                                    .isLessThan(1_000));
        }
    }

    @Test
    void nesting_beyond_all_measure_is_refused() {
        String body = "<rss version='2.0'><channel>" + "<a>".repeat(200_000);

        assertThat(FeedParser.parse(body.getBytes(StandardCharsets.UTF_8), null, null, 10))
                .isInstanceOf(Unreadable.class);
    }

    private static ParsedFeed parsed(byte[] body) {
        ParseResult result = FeedParser.parse(body, null, "https://gazette.example/rss", 100);
        assertThat(result).isInstanceOf(Parsed.class);
        return ((Parsed) result).feed();
    }

    private static String text(@org.jspecify.annotations.Nullable Markup markup) {
        return markup == null ? "" : markup.text();
    }

    private static byte[] bytes(String file) {
        try (InputStream in =
                Objects.requireNonNull(FeedParserTest.class.getResourceAsStream("/feeds/" + file), file)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
