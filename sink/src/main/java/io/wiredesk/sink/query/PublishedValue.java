package io.wiredesk.sink.query;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads what stands after `published:`. A date is the whole day in UTC, a month the whole month; both ends of a range
/// are part of it.
final class PublishedValue {
    private static final Pattern LAST = Pattern.compile("last-(\\d{1,5})([mhdw])");
    private static final Pattern COMPARED = Pattern.compile("(>=|<=|>|<)(.+)");

    /// A stretch of time: a day, a month, or one instant.
    private record Stretch(Instant start, Instant end) {}

    private final String value;
    private final int position;

    private PublishedValue(String value, int position) {
        this.value = value;
        this.position = position;
    }

    static Query parse(String value, int position) {
        return new PublishedValue(value, position).parse();
    }

    private Query parse() {
        Matcher last = LAST.matcher(value);
        if (last.matches()) {
            return new Query.PublishedLast(unit(last.group(2)).multipliedBy(Long.parseLong(last.group(1))));
        }
        Matcher compared = COMPARED.matcher(value);
        if (compared.matches()) {
            return compared(compared.group(1), stretch(compared.group(2)));
        }
        int dots = value.indexOf("..");
        return dots < 0 ? range(value, value) : range(value.substring(0, dots), value.substring(dots + 2));
    }

    private static Duration unit(String letter) {
        return switch (letter) {
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            case "d" -> Duration.ofDays(1);
            default -> Duration.ofDays(7);
        };
    }

    private static Query compared(String sign, Stretch stretch) {
        return switch (sign) {
            case ">" -> new Query.Published(stretch.end(), null);
            case ">=" -> new Query.Published(stretch.start(), null);
            case "<" -> new Query.Published(null, stretch.start());
            default -> new Query.Published(null, stretch.end());
        };
    }

    private Query range(String first, String last) {
        @Nullable Instant from = first.isEmpty() ? null : stretch(first).start();
        @Nullable Instant until = last.isEmpty() ? null : stretch(last).end();
        if (from == null && until == null) {
            throw fault();
        }
        if (from != null && until != null && !from.isBefore(until)) {
            throw new QuerySyntaxException(position, "'" + value + "' ends before it starts", last + ".." + first);
        }
        return new Query.Published(from, until);
    }

    private Stretch stretch(String text) {
        try {
            return switch (text.length()) {
                case 7 ->
                    days(
                            YearMonth.parse(text).atDay(1),
                            YearMonth.parse(text).plusMonths(1).atDay(1));
                case 10 -> days(LocalDate.parse(text), LocalDate.parse(text).plusDays(1));
                default -> new Stretch(Instant.parse(text), Instant.parse(text).plusMillis(1));
            };
        } catch (DateTimeException _) {
            throw fault();
        }
    }

    private static Stretch days(LocalDate first, LocalDate after) {
        return new Stretch(
                first.atStartOfDay(ZoneOffset.UTC).toInstant(),
                after.atStartOfDay(ZoneOffset.UTC).toInstant());
    }

    private QuerySyntaxException fault() {
        return new QuerySyntaxException(
                position,
                "'" + value
                        + "' is not a time; write 2024-06-01, 2024-06, >2024-06-01, 2024-06-01..2024-06-30 or last-24h",
                null);
    }
}
