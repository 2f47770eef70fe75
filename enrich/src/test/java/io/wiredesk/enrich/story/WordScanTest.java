package io.wiredesk.enrich.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordScanTest {
    /// What a word is, said in another way.
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]++(?:['’&.,-][\\p{L}\\p{N}]++)*+");

    private static final List<String> PARTS = List.of(
            "a", "Z", "é", "ß", "7", "½", "Ⅷ", "中", "ʰ", "ǅ", "𝒳", "\uD835", "\uDCB3", "'", "’", "&", ".", ",", "-",
            "--", " ", "\n", "“", "_", "€", "\u0301");

    private static List<String> words(String text) {
        List<String> words = new ArrayList<>();
        WordScan scan = new WordScan(text);
        while (scan.next()) {
            assertThat(text.substring(scan.start())).startsWith(scan.word());
            words.add(scan.word());
        }
        return words;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "It's 1,250.5 AT&T-shares...|It's 1,250.5 AT&T-shares",
                "'Quoted' -- U.S. and -2|Quoted U.S and 2",
                "rock'n'roll,|rock'n'roll",
                "...|",
                "|"
            })
    void words_are_letters_and_numerals_joined_by_single_marks(String text, String words) {
        assertThat(words(text == null ? "" : text)).isEqualTo(words == null ? List.of() : List.of(words.split(" ")));
    }

    @Test
    void any_text_has_the_words_that_the_pattern_finds() {
        Random random = new Random(3);
        for (int i = 0; i < 5_000; i++) {
            StringBuilder text = new StringBuilder();
            for (int parts = random.nextInt(24); parts > 0; parts--) {
                text.append(PARTS.get(random.nextInt(PARTS.size())));
            }
            assertThat(words(text.toString()))
                    .as(text.toString())
                    .isEqualTo(WORD.matcher(text)
                            .results()
                            .map(word -> word.group())
                            .toList());
        }
    }
}
