package io.wiredesk.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Reads `Retry-After`: seconds, or a date. Source: RFC 9110 §10.2.3.
final class RetryAfter {
    private RetryAfter() {}

    static Optional<Duration> parse(String value, Instant now) {
        String stripped = value.strip();
        if (stripped.matches("\\d{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(stripped)));
        }
        return HttpDate.parse(stripped).map(at -> at.isAfter(now) ? Duration.between(now, at) : Duration.ZERO);
    }
}
