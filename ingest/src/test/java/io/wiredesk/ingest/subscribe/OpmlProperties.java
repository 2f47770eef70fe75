package io.wiredesk.ingest.subscribe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.wiredesk.news.BasicAuth;
import io.wiredesk.news.Feed;
import io.wiredesk.news.FullText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/// Laws of OPML: what is written reads back, whatever it is; what is read never breaks the reader.
class OpmlProperties {
    private static final int FEEDS = 40;
    private static final List<String> ATTRIBUTES =
            List.of("htmlUrl", "description", "version", "category", "{https://other.example/ns}level", "created");

    @RepeatedTest(50)
    void what_is_written_reads_back_the_same(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        List<Feed> feeds = new ArrayList<>();
        for (int i = 0; i < FEEDS; i++) {
            feeds.add(feed(random, i));
        }

        Opml.Content read = Opml.read(OpmlWriter.write(feeds, true).getBytes(StandardCharsets.UTF_8));

        assertThat(read.warnings()).isEmpty();
        assertThat(Subscriptions.apply(read.subscriptions(), Map.of(), Instant.EPOCH))
                .as("seed " + run.getCurrentRepetition())
                .containsExactlyInAnyOrderElementsOf(feeds);
    }

    @RepeatedTest(50)
    void no_bytes_break_the_reader(RepetitionInfo run) {
        Random random = new Random(run.getCurrentRepetition());
        byte[] opml = OpmlWriter.write(List.of(feed(random, 1), feed(random, 2)), true)
                .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 20; i++) {
            opml[random.nextInt(opml.length)] = (byte) random.nextInt(256);
        }

        assertThatCode(() -> read(opml))
                .as("seed " + run.getCurrentRepetition())
                .doesNotThrowAnyException();
    }

    private static void read(byte[] opml) {
        try {
            assertThat(Opml.read(opml).subscriptions()).hasSizeLessThan(100);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageContaining("not an OPML file");
        }
    }

    private static Feed feed(Random random, int i) {
        Map<String, String> headers =
                random.nextInt(4) == 0 ? Map.of("X-Key", header(random), "Accept", "a") : Map.of();
        BasicAuth auth = random.nextInt(4) == 0 ? new BasicAuth("u" + header(random), header(random)) : null;
        FeedSettings settings = new FeedSettings(
                maybe(random, text(random)),
                tags(random),
                maybe(random, List.of("en", "pt-BR", "zh-Hant").get(random.nextInt(3))),
                maybe(random, Duration.ofSeconds(1 + random.nextInt(100_000))),
                maybe(
                        random,
                        List.of(FullText.AUTO, FullText.ALWAYS, FullText.NEVER).get(random.nextInt(3))),
                headers,
                auth,
                maybe(random, random.nextDouble() * 10),
                outline(random));
        Instant added = Instant.ofEpochMilli(random.nextLong(4_000_000_000_000L));
        String url = "https://h" + i + ".example/" + (random.nextBoolean() ? "rss?a=1&b=<" : "Zeitung/ä " + i);
        return Subscription.of(url, settings, added).feed(null, Instant.EPOCH);
    }

    private static Map<String, String> outline(Random random) {
        Map<String, String> outline = new HashMap<>();
        for (String name : ATTRIBUTES) {
            String value = FeedSettings.line(text(random));
            if (random.nextInt(3) == 0 && !value.isEmpty()) {
                outline.put(name, value);
            }
        }
        return outline;
    }

    private static List<String> tags(Random random) {
        List<String> tags = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            tags.add(
                    random.nextInt(3) == 0
                            ? text(random)
                            : List.of("News", "World/North", "World", "a/b/c").get(i));
        }
        return tags;
    }

    private static <T> @Nullable T maybe(Random random, T value) {
        return random.nextBoolean() ? value : null;
    }

    /// Printable, with what XML, JSON and OPML might trip over.
    private static String header(Random random) {
        return line(random, " \"'<>&;/\\{}[],=%ä€").replace(":", "");
    }

    private static String text(Random random) {
        return line(random, " \t\n\u0000\u0085\uFFFE\"'<>&;/\\{}[],:=%ä€日🚢\uD83D]]>");
    }

    private static String line(Random random, String alphabet) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(
                    random.nextBoolean()
                            ? (char) ('a' + random.nextInt(26))
                            : alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return text.toString();
    }
}
