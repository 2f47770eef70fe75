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

    @Test
    void a_hard_wrapped_paragraph_of_any_length_is_one_paragraph() {
        String line = "the harbour master said that the boats which lay at the quay\nwould ";
        String text = line.repeat(2_000) + "leave. They left.\n\nNobody stayed.";
        assertThat(Sentences.split(text, "en")).hasSize(3);
    }
}
