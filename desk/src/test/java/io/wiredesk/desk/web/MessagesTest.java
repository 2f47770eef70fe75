package io.wiredesk.desk.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "de|de",
                "de-CH, en;q=0.9|de",
                "en-GB, de;q=0.9|en",
                "fi, de;q=0.5|de",
                "fi|en",
                "*|en",
                "de;q=0, fi|en",
                "not a header;;|en",
            })
    void the_language_liked_best_of_those_there_are_is_spoken(String accepted, String spoken) {
        assertThat(Messages.of(accepted).language()).isEqualTo(spoken);
    }

    @Test
    void who_asks_for_nothing_is_spoken_to_in_english() {
        assertThat(Messages.of(null).say("screen.wire")).isEqualTo("Wire");
    }

    @Test
    void numbers_are_written_and_counted_as_the_language_does() {
        assertThat(Messages.of("en").say("articles", 1)).isEqualTo("1 article");
        assertThat(Messages.of("en").say("articles", 1_234)).isEqualTo("1,234 articles");
        assertThat(Messages.of("de").say("articles", 1_234)).isEqualTo("1.234 Artikel");
        assertThat(Messages.of("de").say("articles", 0)).isEqualTo("Keine Artikel");
    }

    @Test
    void a_word_of_a_set_is_said_and_an_unknown_one_stays() {
        assertThat(Messages.of("de").word("edit", "quiet")).isEqualTo("stille Änderung");
        assertThat(Messages.of("de").word("edit", "new")).isEqualTo("new");
    }

    @Test
    void german_says_all_that_english_says_with_the_same_places() throws IOException {
        Properties english = file("messages.properties");
        Properties german = file("messages_de.properties");
        assertThat(german.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
        for (String key : english.stringPropertyNames()) {
            assertThat(places(german.getProperty(key))).as(key).isEqualTo(places(english.getProperty(key)));
        }
    }

    private static int places(String pattern) {
        return new MessageFormat(pattern, Locale.ROOT).getFormatsByArgumentIndex().length;
    }

    private static Properties file(String name) throws IOException {
        Properties properties = new Properties();
        try (Reader in = new InputStreamReader(
                Objects.requireNonNull(Messages.class.getResourceAsStream(name)), StandardCharsets.UTF_8)) {
            properties.load(in);
        }
        return properties;
    }
}
