package io.wiredesk.ingest.fetch;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads the three forms of a date in HTTP headers; the weekday, which says nothing more, is passed over. Pure.
///
/// Source: RFC 9110 §5.6.7 (IMF-fixdate; RFC 850 and asctime forms, which a recipient must read too).
final class HttpDate {
    /// Of the hundred that two digits can mean: HTTP is no older.
    private static final int FIRST_YEAR = 1990;

    private static final List<DateTimeFormatter> FORMS = List.of(
            form("d MMM uuuu HH:mm:ss"),
            new DateTimeFormatterBuilder()
                    .parseCaseInsensitive()
                    .appendPattern("d-MMM-")
                    .appendValueReduced(ChronoField.YEAR, 2, 2, FIRST_YEAR)
                    .appendPattern(" HH:mm:ss")
                    .toFormatter(Locale.ROOT),
            form("MMM d HH:mm:ss uuuu"));

    private HttpDate() {}

    private static DateTimeFormatter form(String pattern) {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendPattern(pattern)
                .toFormatter(Locale.ROOT);
    }

    static Optional<Instant> parse(String value) {
        String date = value.strip()
                .replaceFirst("(?i)^[a-z]{3,9},?\\s+", "")
                .replaceFirst("(?i)\\s+(?:GMT|UTC|[+-]0000)$", "")
                .replaceAll("\\s+", " ");
        return FORMS.stream().flatMap(form -> parse(date, form).stream()).findFirst();
    }

    private static Optional<Instant> parse(String date, DateTimeFormatter form) {
        try {
            return Optional.of(LocalDateTime.parse(date, form).toInstant(ZoneOffset.UTC));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
