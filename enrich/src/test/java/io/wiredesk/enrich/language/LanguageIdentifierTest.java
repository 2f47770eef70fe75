package io.wiredesk.enrich.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class LanguageIdentifierTest {
    private static final LanguageIdentifier LANGUAGES = new LanguageIdentifier();

    /// The same sentence by language.
    private static Map<String, String> sentences() throws IOException {
        try (InputStream in = LanguageIdentifierTest.class.getResourceAsStream("/languages.tsv")) {
            Map<String, String> sentences = new LinkedHashMap<>();
            new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .forEach(line -> sentences.put(line.split("\t")[0], line.split("\t")[1]));
            return sentences;
        }
    }

    @Test
    void more_than_fifty_languages_are_told_by_one_sentence() throws IOException {
        Map<String, String> wrong = new TreeMap<>();
        sentences().forEach((language, sentence) -> {
            String told = LANGUAGES.identify(sentence, null);
            if (!told.equals(language)) {
                wrong.put(language, told);
            }
        });
        assertThat(sentences()).hasSizeGreaterThan(50);
        assertThat(wrong).isEmpty();
    }

    @Test
    void what_the_text_says_counts_more_than_what_the_article_states() throws IOException {
        assertThat(LANGUAGES.identify(Objects.requireNonNull(sentences().get("de")), "en-US"))
                .isEqualTo("de");
    }

    @Test
    void a_text_too_short_to_tell_has_the_stated_language() {
        assertThat(LANGUAGES.identify("12", "pt_BR")).isEqualTo("pt");
        assertThat(LANGUAGES.identify("12", null)).isEqualTo("und");
    }
}
