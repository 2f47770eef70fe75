package io.wiredesk.enrich.entity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CreditLineTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Rain fell.@Source :Morgen@The end. | Morgen | ORGANIZATION",
                "Rain fell.@Quelle: Morgen | Morgen | ORGANIZATION",
                "Rain fell.@Via: Morgen@ | Morgen | ORGANIZATION",
                "Rain fell.@Source: Anna Morgen | Anna Morgen | PERSON",
                "Rain fell.@Source: Morgen says | Morgen | PERSON",
                "Rain fell on Morgen. | Morgen | PERSON",
            })
    void one_word_alone_behind_a_credit_is_a_body(String lines, String word, NameType type) {
        String text = lines.replace('@', '\n');
        int start = text.indexOf(word);
        NameSpan read = new NameSpan(start, start + word.length(), NameType.PERSON, 0.9);
        assertThat(Kinds.agreed(text, List.of(read)))
                .singleElement()
                .extracting(NameSpan::type)
                .isEqualTo(type);
    }
}
