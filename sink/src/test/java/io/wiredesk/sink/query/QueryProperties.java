package io.wiredesk.sink.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Laws of the query language.
class QueryProperties {
    private static final long SEED = 20240615;

    private static final List<String> PIECES = List.of(
            "a",
            "b",
            " ",
            " ",
            "\"",
            "(",
            ")",
            "-",
            ":",
            "*",
            "~",
            "~2",
            "<",
            ">",
            "=",
            "..",
            " OR ",
            " AND ",
            " NOT ",
            " NEAR/3 ",
            "NEAR/",
            "published:",
            "title:",
            "entity:Q7747",
            "lang:",
            "last-24h",
            "2024-06",
            "-01",
            "99999w",
            "\t",
            "\u0000",
            "é",
            "𝒳",
            "\ud800",
            "\\",
            "港",
            "+1000000-01-01T00:00:00Z",
            "T12:00:00Z");

    private final Random random = new Random(SEED);

    @Test
    void any_characters_are_a_query_or_a_syntax_fault_within_it() {
        for (int i = 0; i < 60_000; i++) {
            StringBuilder query = new StringBuilder();
            for (int n = random.nextInt(16); n > 0; n--) {
                query.append(PIECES.get(random.nextInt(PIECES.size())));
            }
            String text = query.toString();
            try {
                Query parsed = QueryParser.parse(text);
                assertThat(QueryParser.parse(QueryPrinter.print(parsed)))
                        .as("seed %d, query %s", SEED, shown(text))
                        .isEqualTo(parsed);
            } catch (QuerySyntaxException e) {
                assertThat(e.position())
                        .as("seed %d, query %s", SEED, shown(text))
                        .isBetween(0, text.length());
            }
        }
    }

    @Test
    void a_tree_printed_and_parsed_is_the_same_tree() {
        for (int i = 0; i < 20_000; i++) {
            Query tree = tree(4);
            String printed = QueryPrinter.print(tree);
            assertThat(QueryParser.parse(printed))
                    .as("seed %d: %s", SEED, printed)
                    .isEqualTo(tree);
        }
    }

    /// Reports drop what they can't write.
    private static String shown(String query) {
        return query.replace("\u0000", "{NUL}").replace("\ud800", "{lone surrogate}");
    }

    private Query tree(int depth) {
        return switch (depth == 0 ? random.nextInt(7) : random.nextInt(10)) {
            case 0 -> new Query.Text(word(), false);
            case 1 -> phrase();
            case 2 -> new Query.Prefix(random.nextBoolean() ? null : field(), word());
            case 3 -> new Query.Fuzzy(random.nextBoolean() ? null : QueryField.TITLE, word(), 1 + random.nextInt(2));
            case 4 -> new Query.Near(new Query.Text(word(), false), phrase(), random.nextInt(51));
            case 5 -> new Query.Match(field(), word() + "\" \\");
            case 6 -> published();
            case 7 -> new Query.And(parts(depth));
            case 8 -> new Query.Or(parts(depth));
            default -> new Query.Not(tree(depth - 1));
        };
    }

    private List<Query> parts(int depth) {
        return new ArrayList<>(IntStream.rangeClosed(0, 1 + random.nextInt(3))
                .mapToObj(_ -> tree(depth - 1))
                .toList());
    }

    private Query.Text phrase() {
        return new Query.Text(word() + " \"" + word() + "\\", true);
    }

    private Query published() {
        if (random.nextBoolean()) {
            return new Query.PublishedLast(Duration.ofMinutes(1 + random.nextInt(90_000)));
        }
        Instant from = Instant.ofEpochMilli(random.nextLong(2_000_000_000_000L));
        @Nullable Instant until = random.nextBoolean() ? null : from.plusMillis(1 + random.nextInt(1_000_000_000));
        return new Query.Published(from, until);
    }

    private QueryField field() {
        List<QueryField> all = List.of(QueryField.values());
        return all.get(random.nextInt(all.size()));
    }

    private String word() {
        String letters = "abcäöß港é1";
        StringBuilder word = new StringBuilder();
        for (int n = 2 + random.nextInt(6); n > 0; n--) {
            word.append(letters.charAt(random.nextInt(letters.length())));
        }
        return word.toString();
    }
}
