package io.wiredesk.sink.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.wiredesk.sink.query.Query.And;
import io.wiredesk.sink.query.Query.Fuzzy;
import io.wiredesk.sink.query.Query.Match;
import io.wiredesk.sink.query.Query.Near;
import io.wiredesk.sink.query.Query.Not;
import io.wiredesk.sink.query.Query.Or;
import io.wiredesk.sink.query.Query.Prefix;
import io.wiredesk.sink.query.Query.Published;
import io.wiredesk.sink.query.Query.PublishedLast;
import io.wiredesk.sink.query.Query.Text;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueryParserTest {
    private static Text word(String text) {
        return new Text(text, false);
    }

    private static Instant day(String date) {
        return Instant.parse(date + "T00:00:00Z");
    }

    private static QuerySyntaxException fault(String query) {
        return catchThrowableOfType(QuerySyntaxException.class, () -> QueryParser.parse(query));
    }

    @Test
    void nothing_asks_for_everything() {
        assertThat(QueryParser.parse("  ")).isEqualTo(new Query.All());
    }

    @Test
    void words_side_by_side_must_all_be_there() {
        Query both = new And(List.of(word("rain"), word("wind")));
        assertThat(QueryParser.parse("rain wind")).isEqualTo(both);
        assertThat(QueryParser.parse("rain AND wind")).isEqualTo(both);
    }

    @Test
    void and_binds_closer_than_or_and_parentheses_closest() {
        assertThat(QueryParser.parse("a b OR c"))
                .isEqualTo(new Or(List.of(new And(List.of(word("a"), word("b"))), word("c"))));
        assertThat(QueryParser.parse("a (b OR c)"))
                .isEqualTo(new And(List.of(word("a"), new Or(List.of(word("b"), word("c"))))));
    }

    @Test
    void a_minus_negates_only_at_the_start_of_a_word() {
        assertThat(QueryParser.parse("-\"low tide\"")).isEqualTo(new Not(new Text("low tide", true)));
        assertThat(QueryParser.parse("NOT tide")).isEqualTo(new Not(word("tide")));
        assertThat(QueryParser.parse("covid-19")).isEqualTo(word("covid-19"));
        assertThat(QueryParser.parse("a - b")).isEqualTo(new And(List.of(word("a"), word("-"), word("b"))));
    }

    @Test
    void fields_take_words_phrases_and_values_with_colons() {
        assertThat(QueryParser.parse("entity:\"Vladimir Putin\""))
                .isEqualTo(new Match(QueryField.ENTITY, "Vladimir Putin"));
        assertThat(QueryParser.parse("-Topic:medtop:11000000"))
                .isEqualTo(new Not(new Match(QueryField.TOPIC, "medtop:11000000")));
    }

    @Test
    void an_address_or_a_time_of_day_is_a_word() {
        assertThat(QueryParser.parse("https://post.example/a")).isEqualTo(word("https://post.example/a"));
        assertThat(QueryParser.parse("12:30")).isEqualTo(word("12:30"));
    }

    @Test
    void published_compares_with_whole_days() {
        assertThat(QueryParser.parse("published:>2024-06-01")).isEqualTo(new Published(day("2024-06-02"), null));
        assertThat(QueryParser.parse("published:>=2024-06-01")).isEqualTo(new Published(day("2024-06-01"), null));
        assertThat(QueryParser.parse("published:<2024-06-01")).isEqualTo(new Published(null, day("2024-06-01")));
        assertThat(QueryParser.parse("published:<=2024-06-01")).isEqualTo(new Published(null, day("2024-06-02")));
        assertThat(QueryParser.parse("published:2024-06-01..2024-06-30"))
                .isEqualTo(new Published(day("2024-06-01"), day("2024-07-01")));
        assertThat(QueryParser.parse("published:2024-06"))
                .isEqualTo(new Published(day("2024-06-01"), day("2024-07-01")));
        assertThat(QueryParser.parse("published:2024-06-01..")).isEqualTo(new Published(day("2024-06-01"), null));
        assertThat(QueryParser.parse("published:last-24h")).isEqualTo(new PublishedLast(Duration.ofHours(24)));
    }

    @Test
    void an_unknown_field_names_the_nearest_one() {
        QuerySyntaxException fault = fault("rain titel:storm");
        assertThat(fault.position()).isEqualTo(5);
        assertThat(fault.suggestion()).contains("title");
        assertThat(fault).hasMessageContaining("did you mean title?");
        assertThat(fault("xyzzy:storm").suggestion()).isEmpty();
    }

    @Test
    void what_is_left_open_is_named_with_its_place() {
        assertThat(fault("a (b").position()).isEqualTo(2);
        assertThat(fault("a) b").position()).isEqualTo(1);
        assertThat(fault("a \"b").position()).isEqualTo(2);
        assertThat(fault("a AND")).hasMessage("a word after AND is expected here");
        assertThat(fault("OR a").position()).isZero();
        assertThat(fault("title:").position()).isEqualTo(6);
        assertThat(fault("published:yesterday").position()).isEqualTo(10);
        assertThat(fault("published:2024-06-30..2024-06-01").suggestion()).contains("2024-06-01..2024-06-30");
    }

    @Test
    void a_query_too_deep_or_too_long_is_refused() {
        assertThat(fault("(".repeat(200))).hasMessageContaining("nested deeper");
        assertThat(fault("-".repeat(200) + "a")).hasMessageContaining("nested deeper");
        assertThat(fault("a".repeat(5_000))).hasMessageContaining("longer than");
    }

    @Test
    void a_star_ends_a_prefix_and_a_tilde_a_fuzzy_word() {
        assertThat(QueryParser.parse("harb*")).isEqualTo(new Prefix(null, "harb"));
        assertThat(QueryParser.parse("author:sou*")).isEqualTo(new Prefix(QueryField.AUTHOR, "sou"));
        assertThat(QueryParser.parse("harbor~")).isEqualTo(new Fuzzy(null, "harbor", 2));
        assertThat(QueryParser.parse("bort~")).isEqualTo(new Fuzzy(null, "bort", 1));
        assertThat(QueryParser.parse("title:harbor~1")).isEqualTo(new Fuzzy(QueryField.TITLE, "harbor", 1));
        assertThat(QueryParser.parse("title:\"harb*\"")).isEqualTo(new Match(QueryField.TITLE, "harb*"));
        assertThat(QueryParser.parse("~/news *")).isEqualTo(new And(List.of(word("~/news"), word("*"))));
        assertThat(fault("a b*").position()).isEqualTo(2);
        assertThat(fault("harbor~5").suggestion()).contains("harbor~2");
        assertThat(fault("lang:english~").suggestion()).contains("lang:english");
        assertThat(fault("\"low tide\"~3")).hasMessageContaining("NEAR/");
    }

    @Test
    void near_joins_two_words_or_phrases() {
        assertThat(QueryParser.parse("-port NEAR/5 \"low tide\""))
                .isEqualTo(new Not(new Near(word("port"), new Text("low tide", true), 5)));
        assertThat(QueryParser.parse("near NEAR")).isEqualTo(new And(List.of(word("near"), word("NEAR"))));
        assertThat(fault("a NEAR/ b").suggestion()).contains("NEAR/5");
        assertThat(fault("a NEAR/99 b").position()).isEqualTo(2);
        assertThat(fault("a NEAR/2 b NEAR/2 c")).hasMessageContaining("three in a row");
        assertThat(fault("(a b) NEAR/2 c")).hasMessageContaining("two words or phrases");
        assertThat(fault("a NEAR/2")).hasMessage("a word after NEAR/2 is expected here");
    }

    @Test
    void a_backslash_takes_a_quote_as_it_is() {
        assertThat(QueryParser.parse("\"the \\\"wall\\\"\"")).isEqualTo(new Text("the \"wall\"", true));
        assertThat(fault("a \"b").suggestion()).contains("\"b\"");
    }

    @Test
    void a_request_with_too_many_words_is_refused() {
        assertThat(fault("a ".repeat(201))).hasMessageContaining("more than 200");
    }

    @Test
    void a_request_out_of_bounds_is_refused() {
        assertThatThrownBy(() -> new SearchRequest("", "upwards", 10, null)).hasMessageContaining("sort must be");
        assertThatThrownBy(() -> new SearchRequest("", null, 5_000, null)).hasMessageContaining("limit must be");
    }
}
