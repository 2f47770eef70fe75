package io.wiredesk.ingest.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FreshnessTest {
    private static final Instant NOW = Instant.parse("2026-03-03T10:00:00Z");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Cache-Control: max-age=600 | 600",
                "Cache-Control: public, Max-Age=\"600\" | 600",
                "Cache-Control: max-age=600; Age: 100 | 500",
                "Cache-Control: max-age=600; Age: 700 | 0",
                "Cache-Control: s-maxage=900, max-age=600 | 600",
                "Cache-Control: s-maxage=900 | 0",
                "Cache-Control: no-cache, max-age=600 | 0",
                "Cache-Control: no-store; Expires: Tue, 03 Mar 2026 11:00:00 GMT | 0",
                "Expires: Tue, 03 Mar 2026 11:00:00 GMT | 3600",
                // By the server's own clock, which need not be ours.
                "Expires: Tue, 03 Mar 2026 11:00:00 GMT; Date: Tue, 03 Mar 2026 10:30:00 GMT | 1800",
                "Cache-Control: max-age=60; Expires: Tue, 03 Mar 2026 11:00:00 GMT | 60",
                "Expires: 0 | 0",
                "Expires: Mon, 02 Mar 2026 11:00:00 GMT | 0",
                "Server: x | 0",
            })
    void an_answer_is_fresh_as_long_as_it_says(String headers, long seconds) {
        AnswerHeaders answer = new AnswerHeaders();
        for (String header : headers.split("; ")) {
            answer.add(header.split(": ", 2)[0], header.split(": ", 2)[1]);
        }
        assertThat(Freshness.of(answer, NOW)).isEqualTo(Duration.ofSeconds(seconds));
    }
}
