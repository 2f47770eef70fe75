package io.wiredesk.enrich.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SentencesTest {
    private static List<String> split(String text) {
        return Sentences.split(text, "en").stream()
                .map(s -> text.substring(s[0], s[1]))
                .toList();
    }

    @Test
    void abbreviations_and_initials_end_no_sentence() {
        assertThat(split("Dr. Lee met J. Smith of Acme Inc. Monday. They talked."))
                .containsExactly("Dr. Lee met J. Smith of Acme Inc. Monday.", "They talked.");
    }

    @Test
    void a_line_without_a_full_stop_is_a_sentence_of_its_own() {
        assertThat(split("A title without an end\nThe text begins. It ends"))
                .containsExactly("A title without an end", "The text begins.", "It ends");
    }
}
