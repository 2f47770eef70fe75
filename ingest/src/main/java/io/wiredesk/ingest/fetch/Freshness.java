package io.wiredesk.ingest.fetch;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How long an answer stays fresh, by its own word. Pure.
///
/// Source: RFC 9111 §4.2.1 (freshness lifetime), §5.1 (Age), §5.2.2 (Cache-Control), §5.3 (Expires).
final class Freshness {
    private static final Pattern MAX_AGE = Pattern.compile("(?:^|[,\\s])max-age\\s*=\\s*\"?(\\d{1,9})");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private Freshness() {}

    /// Zero where it says nothing, must not be kept, or is stale already.
    static Duration of(AnswerHeaders headers, Instant now) {
        String control = String.join(",", headers.all("Cache-Control")).toLowerCase(Locale.ROOT);
        if (control.contains("no-cache") || control.contains("no-store")) {
            return Duration.ZERO;
        }
        Matcher maxAge = MAX_AGE.matcher(control);
        if (maxAge.find()) {
            return notNegative(
                    Duration.ofSeconds(Long.parseLong(maxAge.group(1))).minus(age(headers)));
        }
        Instant date = headers.first("Date").flatMap(HttpDate::parse).orElse(now);
        return headers.first("Expires")
                .flatMap(HttpDate::parse)
                .map(expires -> notNegative(Duration.between(date, expires)))
                .orElse(Duration.ZERO);
    }

    private static Duration age(AnswerHeaders headers) {
        return headers.first("Age")
                .map(String::strip)
                .filter(age -> SECONDS.matcher(age).matches())
                .map(age -> Duration.ofSeconds(Long.parseLong(age)))
                .orElse(Duration.ZERO);
    }

    private static Duration notNegative(Duration duration) {
        return duration.isNegative() ? Duration.ZERO : duration;
    }
}
