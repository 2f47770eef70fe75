package io.wiredesk.sink.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WishTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ferry strike topic:labour|ferry strike|(ferry OR strike) topic:\"labour\"|topic:\"labour\"",
                "ferry|ferry|ferry|''",
                "(ferry OR boat) lang:en|ferry boat|(ferry OR boat) lang:\"en\"|lang:\"en\"",
                "\"end of\" NOT strike|end of|\"end of\" NOT strike|NOT strike",
                "harb* vesel~1|harb vesel|harb* OR vesel~1|''",
                "ferry NEAR/3 strike|ferry strike|ferry NEAR/3 strike|''",
                "(ferry OR topic:labour) boat|boat|boat (ferry OR topic:\"labour\")|ferry OR topic:\"labour\"",
                "lang:en|''|lang:\"en\"|lang:\"en\"",
            })
    void words_are_told_from_conditions(String query, String text, String anyWord, String condition) {
        Wish wish = Wish.of(QueryParser.parse(query));
        assertThat(wish.text()).isEqualTo(text);
        assertThat(QueryParser.parse(wish.anyWord())).isEqualTo(QueryParser.parse(anyWord));
        assertThat(QueryParser.parse(wish.condition())).isEqualTo(QueryParser.parse(condition));
    }
}
