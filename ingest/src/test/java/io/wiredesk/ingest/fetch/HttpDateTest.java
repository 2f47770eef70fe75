package io.wiredesk.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDateTest {
    private static final Instant NOW = Instant.parse("1994-11-06T08:48:37Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Sun, 06 Nov 1994 08:49:37 GMT",
                "Sunday, 06-Nov-94 08:49:37 GMT",
                "Sun Nov  6 08:49:37 1994",
                // A weekday that is wrong, and letters of the wrong size.
                "Mon, 6 nov 1994 08:49:37 gmt",
                " 06 Nov 1994 08:49:37 +0000 ",
            })
    void the_three_forms_of_http_are_read(String date) {
        assertThat(HttpDate.parse(date)).contains(Instant.parse("1994-11-06T08:49:37Z"));
        assertThat(RetryAfter.parse(date, NOW)).contains(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @CsvSource({"0, PT0S", "120, PT2M", "' 7 ', PT7S", "'Sat, 05 Nov 1994 08:49:37 GMT', PT0S"})
    void seconds_to_wait_are_read_and_a_moment_that_has_passed_is_now(String value, Duration wait) {
        assertThat(RetryAfter.parse(value, NOW)).contains(wait);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-5", "soon", "1.5", "99999999999999999999", "Sun, 32 Nov 1994 08:49:37 GMT"})
    void what_is_neither_says_nothing(String value) {
        assertThat(RetryAfter.parse(value, NOW)).isEmpty();
    }

    @Test
    void two_digits_of_a_year_are_of_this_century_below_ninety() {
        assertThat(HttpDate.parse("Tuesday, 03-Mar-26 10:00:00 GMT")).contains(Instant.parse("2026-03-03T10:00:00Z"));
    }
}
