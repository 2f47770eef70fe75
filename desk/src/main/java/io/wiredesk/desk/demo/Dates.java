package io.wiredesk.desk.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Dates of the bundled feeds. They are written as minutes before now, so that a demo never shows last year's news:
/// `${rfc822:-35m}` for RSS, `${iso:-35m}` for the rest.
final class Dates {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(rfc822|iso):-([0-9]{1,7})m}");

    private Dates() {}

    /// The text with every placeholder written as a date before `now`, to the second.
    static String resolve(String text, Instant now) {
        Instant second = now.truncatedTo(ChronoUnit.SECONDS);
        return PLACEHOLDER.matcher(text).replaceAll(found -> written(found, second));
    }

    private static String written(MatchResult found, Instant now) {
        Instant date = now.minus(Duration.ofMinutes(Long.parseLong(found.group(2))));
        return found.group(1).equals("iso")
                ? date.toString()
                : DateTimeFormatter.RFC_1123_DATE_TIME.format(date.atOffset(ZoneOffset.UTC));
    }
}
