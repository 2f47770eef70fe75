package io.wiredesk.ingest.parse;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads a date in any of the forms that feeds and pages are seen to use: RFC 822 with two-digit years, swapped day and
/// month, names of zones and wrong weekdays; W3CDTF and ISO 8601 with missing parts; asctime; Korean, Greek and
/// Hungarian
/// blog software; slashes. Where no zone is given it is UTC. Pure.
///
/// Source: RFC 822 §5, RFC 2822 §4.3 (obsolete zones), W3C NOTE-datetime; the odd ones are those feedparser documents.
public final class FeedDates {
    /// Longer than any date; what is longer isn't searched.
    private static final int MAX_CHARS = 100;

    private static final String CLOCK = "(\\d{1,2}):(\\d{1,2})(?::(\\d{1,2})(?:[.,]\\d+)?)?";
    private static final Pattern W3C = Pattern.compile(
            "(\\d{4})-(\\d{1,2})(?:-(\\d{1,2}))?(?:\\s*[t ]\\s*(\\d{1,2})(?::(\\d{1,2}))?(?::(\\d{1,2})(?:[.,]\\d+)?)?\\s*(\\S*))?");
    private static final Pattern COMPACT = Pattern.compile(
            "(\\d{4}|\\d{2})-?([01]\\d)-?([0-3]\\d)(?:t?(\\d{2}):?(\\d{2})(?::?(\\d{2}))?(?:[.,]\\d+)?\\s*(\\S*))?");
    private static final Pattern ORDINAL =
            Pattern.compile("(\\d{4}|\\d{2})-?([0-3]\\d{2})(?:t?" + CLOCK + "\\s*(\\S*))?");
    private static final Pattern YEAR = Pattern.compile("(\\d{4})");
    private static final Pattern EPOCH = Pattern.compile("(1\\d{9})(\\d{3})?");
    private static final Pattern RFC822 = Pattern.compile("(?:[^\\d\\s,]{2,10}[.,]?\\s*[,\\s]\\s*)??"
            + "(?:(\\d{1,2})(?:st|nd|rd|th|\\.)?[\\s-]+(\\p{L}{3,12})\\.?|(\\p{L}{3,12})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?),?"
            + "[\\s-]+(\\d{4}|\\d{1,2}),?(?:\\s+(?:at\\s+)?" + CLOCK + "\\s*([ap]\\.?m\\.?)?\\s*(.*))?");
    private static final Pattern ASCTIME = Pattern.compile("(?:\\p{L}{3,9}\\s+)?(\\p{L}{3,9})\\s+(\\d{1,2})\\s+" + CLOCK
            + "\\s+(?:(\\S+)\\s+)?(\\d{4})(?:\\s+(\\S+))?");
    private static final Pattern SLASHED =
            Pattern.compile("(?:\\p{L}{0,3},\\s*)?(\\d{4})/(\\d{1,2})/(\\d{1,2})(?:\\s+" + CLOCK + "\\s*(.*))?");
    private static final Pattern KOREAN =
            Pattern.compile("(\\d{4})(?:년\\s*|-)(\\d{1,2})(?:월\\s*|-)(\\d{1,2})일?\\s+(오전|오후)?\\s*" + CLOCK);
    private static final Pattern HUNGARIAN =
            Pattern.compile("(\\d{4})-(\\p{L}+)-(\\d{1,2})t(\\d{1,2}):(\\d{2})\\s*([+-]\\d{1,2}:?\\d{2})");
    private static final Pattern OFFSET = Pattern.compile("(?:gmt|utc|ut)?\\s*([+-])(\\d{1,2})(?::?(\\d{2}))?");
    private static final Pattern ZONE_NAME = Pattern.compile("(?:etc/)?([a-z]{1,5})\\b.*");

    /// Hours from UTC; where a name has several meanings, the one of RFC 822.
    private static final Map<String, Double> ZONES = Map.ofEntries(
            Map.entry("adt", -3.0),
            Map.entry("ast", -4.0),
            Map.entry("at", -4.0),
            Map.entry("edt", -4.0),
            Map.entry("est", -5.0),
            Map.entry("et", -5.0),
            Map.entry("cdt", -5.0),
            Map.entry("cst", -6.0),
            Map.entry("ct", -6.0),
            Map.entry("mdt", -6.0),
            Map.entry("mst", -7.0),
            Map.entry("mt", -7.0),
            Map.entry("pdt", -7.0),
            Map.entry("pst", -8.0),
            Map.entry("pt", -8.0),
            Map.entry("a", -1.0),
            Map.entry("n", 1.0),
            Map.entry("m", -12.0),
            Map.entry("y", 12.0),
            Map.entry("met", 1.0),
            Map.entry("mest", 2.0),
            Map.entry("cet", 1.0),
            Map.entry("cest", 2.0),
            Map.entry("bst", 1.0),
            Map.entry("eet", 2.0),
            Map.entry("eest", 3.0),
            Map.entry("msk", 3.0),
            Map.entry("jst", 9.0),
            Map.entry("kst", 9.0),
            Map.entry("hst", -10.0),
            Map.entry("akst", -9.0),
            Map.entry("akdt", -8.0),
            Map.entry("aest", 10.0),
            Map.entry("aedt", 11.0),
            Map.entry("nzst", 12.0),
            Map.entry("nzdt", 13.0),
            Map.entry("hkt", 8.0),
            Map.entry("sgt", 8.0),
            Map.entry("nst", -3.5),
            Map.entry("ndt", -2.5));

    private static final List<Function<String, Optional<Instant>>> FORMS = List.of(
            FeedDates::w3c,
            FeedDates::rfc822,
            FeedDates::compact,
            FeedDates::ordinal,
            FeedDates::asctime,
            FeedDates::slashed,
            FeedDates::korean,
            FeedDates::hungarian,
            FeedDates::year,
            FeedDates::epoch);

    private FeedDates() {}

    /// Null for what is no date.
    public static @Nullable Instant instant(@Nullable String stated) {
        if (stated == null || stated.length() > MAX_CHARS) {
            return null;
        }
        String date = stated.strip().toLowerCase(Locale.ROOT);
        for (Function<String, Optional<Instant>> form : FORMS) {
            try {
                Optional<Instant> instant = form.apply(date);
                if (instant.isPresent()) {
                    return instant.get();
                }
            } catch (DateTimeException e) {
                // A day or an hour that does not exist in this form: the string may still be right in the next one.
            }
        }
        return null;
    }

    private static Optional<Instant> w3c(String date) {
        Matcher m = W3C.matcher(date);
        return m.matches()
                ? at(
                        number(m.group(1), 0),
                        number(m.group(2), 1),
                        number(m.group(3), 1),
                        m.group(4),
                        m.group(5),
                        m.group(6),
                        m.group(7))
                : Optional.empty();
    }

    private static Optional<Instant> compact(String date) {
        Matcher m = COMPACT.matcher(date);
        return m.matches()
                ? at(
                        isoYear(m.group(1)),
                        number(m.group(2), 1),
                        number(m.group(3), 1),
                        m.group(4),
                        m.group(5),
                        m.group(6),
                        m.group(7))
                : Optional.empty();
    }

    private static Optional<Instant> ordinal(String date) {
        Matcher m = ORDINAL.matcher(date);
        return m.matches()
                ? at(isoYear(m.group(1)), 1, 1, m.group(3), m.group(4), m.group(5), m.group(6))
                        .map(first -> first.plusSeconds(86_400L * (number(m.group(2), 1) - 1)))
                : Optional.empty();
    }

    private static Optional<Instant> year(String date) {
        Matcher m = YEAR.matcher(date);
        return m.matches() ? at(number(m.group(1), 0), 1, 1, null, null, null, null) : Optional.empty();
    }

    /// Seconds or milliseconds since 1970, as some content systems print them.
    private static Optional<Instant> epoch(String date) {
        Matcher m = EPOCH.matcher(date);
        return m.matches() ? Optional.of(Instant.ofEpochSecond(Long.parseLong(m.group(1)))) : Optional.empty();
    }

    private static Optional<Instant> rfc822(String date) {
        Matcher m = RFC822.matcher(date);
        if (!m.matches()) {
            return Optional.empty();
        }
        int month = MonthNames.number(m.group(2) == null ? m.group(3) : m.group(2));
        int day = number(m.group(1) == null ? m.group(4) : m.group(1), 1);
        String zone = m.group(10) == null ? "" : m.group(10);
        return month == 0
                ? Optional.empty()
                : at(shortYear(m.group(5)), month, day, hour(m.group(6), m.group(9)), m.group(7), m.group(8), zone);
    }

    private static Optional<Instant> asctime(String date) {
        Matcher m = ASCTIME.matcher(date);
        int month = m.matches() ? MonthNames.number(m.group(1)) : 0;
        return month == 0
                ? Optional.empty()
                : at(
                        number(m.group(7), 0),
                        month,
                        number(m.group(2), 1),
                        m.group(3),
                        m.group(4),
                        m.group(5),
                        m.group(6) == null ? m.group(8) : m.group(6));
    }

    private static Optional<Instant> slashed(String date) {
        Matcher m = SLASHED.matcher(date);
        return m.matches()
                ? at(
                        number(m.group(1), 0),
                        number(m.group(2), 1),
                        number(m.group(3), 1),
                        m.group(4),
                        m.group(5),
                        m.group(6),
                        m.group(7))
                : Optional.empty();
    }

    private static Optional<Instant> korean(String date) {
        Matcher m = KOREAN.matcher(date);
        if (!m.matches()) {
            return Optional.empty();
        }
        String half = m.group(4) == null ? null : m.group(4).equals("오후") ? "pm" : "am";
        return at(
                number(m.group(1), 0),
                number(m.group(2), 1),
                number(m.group(3), 1),
                hour(m.group(5), half),
                m.group(6),
                m.group(7),
                "+09:00");
    }

    private static Optional<Instant> hungarian(String date) {
        Matcher m = HUNGARIAN.matcher(date);
        int month = m.matches() ? MonthNames.number(m.group(2)) : 0;
        return month == 0
                ? Optional.empty()
                : at(number(m.group(1), 0), month, number(m.group(3), 1), m.group(4), m.group(5), null, m.group(6));
    }

    private static Optional<Instant> at(
            int year,
            int month,
            int day,
            @Nullable String hour,
            @Nullable String minute,
            @Nullable String second,
            @Nullable String zone) {
        int hours = number(hour, 0);
        int seconds = number(second, 0) == 60 ? 59 : number(second, 0);
        LocalDateTime local = LocalDateTime.of(year, month, day, hours == 24 ? 0 : hours, number(minute, 0), seconds)
                .plusDays(hours == 24 ? 1 : 0);
        return offsetSeconds(zone == null ? "" : zone.strip())
                .map(offset -> local.toInstant(ZoneOffset.UTC).minusSeconds(offset));
    }

    /// Empty where a zone is given that says nothing; offsets beyond a day's half are believed, as feedparser does.
    private static Optional<Integer> offsetSeconds(String zone) {
        if (zone.isEmpty()) {
            return Optional.of(0);
        }
        Matcher offset = OFFSET.matcher(zone);
        if (offset.lookingAt()) {
            int seconds = 3_600 * number(offset.group(2), 0) + 60 * number(offset.group(3), 0);
            return Optional.of(offset.group(1).equals("-") ? -seconds : seconds);
        }
        Matcher name = ZONE_NAME.matcher(zone);
        if (name.matches()) {
            return Optional.of((int) (3_600 * ZONES.getOrDefault(name.group(1), 0.0)));
        }
        return zone.startsWith("+") || zone.startsWith("-") ? Optional.empty() : Optional.of(0);
    }

    private static @Nullable String hour(@Nullable String hour, @Nullable String half) {
        if (hour == null || half == null) {
            return hour;
        }
        int twelve = number(hour, 0) % 12;
        return Integer.toString(number(hour, 0) > 12 ? number(hour, 0) : half.startsWith("p") ? twelve + 12 : twelve);
    }

    private static int isoYear(String year) {
        return year.length() == 2 ? 2000 + number(year, 0) : number(year, 0);
    }

    /// Two digits from 90 on are of the last century.
    private static int shortYear(String year) {
        int number = number(year, 0);
        return year.length() > 2 ? number : number < 90 ? 2000 + number : 1900 + number;
    }

    private static int number(@Nullable String digits, int absent) {
        return digits == null || digits.isEmpty() ? absent : Integer.parseInt(digits);
    }
}
