package io.wiredesk.ingest.extract;

import io.wiredesk.ingest.parse.FeedDates;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Evaluator;
import org.jsoup.select.QueryParser;
import org.jspecify.annotations.Nullable;

/// When a page was published, where only its address and its text say it.
final class ShownDate {
    private static final int MAX_CHARS = 300;
    private static final int MAX_LOOKED_AT = 40;
    private static final Evaluator NEAR = QueryParser.parse(String.join(
            ", ",
            "time",
            "[class*=date i]",
            "[class*=time i]",
            "[class*=publish i]",
            "[class*=posted i]",
            "[id*=date i]",
            "[class*=byline i]",
            "[class*=meta i]",
            "[class*=info i]"));
    private static final Evaluator ELSEWHERE =
            QueryParser.parse("aside, nav, footer, [class*=comment i], [class*=related i], li:has(h2, h3, h4)");

    private static final String YEAR = "((?:19|20)\\d{2})";
    private static final String CLOCK = String.join(
            "",
            "(?:\\D{0,30}?(\\d{1,2}:\\d{2}(?::\\d{2})?)",
            "\\s*([ap]\\.?m\\b\\.?)?",
            "\\s*((?:GMT|UTC|BST|CES?T|E[SD]?T|C[SD]T|M[SD]T|P[SD]?T|IST)\\b)?)?");
    private static final Pattern DAY_FIRST = Pattern.compile(String.join(
            "",
            "(?iu)\\b(\\d{1,2})(?:st|nd|rd|th|\\.|er)?",
            "\\s+(?:de\\s+|of\\s+)?(\\p{L}{3,12})\\.?,?",
            "\\s+(?:de\\s+|del\\s+)?",
            YEAR,
            "\\b",
            CLOCK));
    private static final Pattern MONTH_FIRST = Pattern.compile(
            String.join("", "(?iu)\\b(\\p{L}{3,9})\\.?\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+", YEAR, "\\b", CLOCK));
    private static final Pattern YEAR_FIRST =
            Pattern.compile(String.join("", "\\b", YEAR, "[-/.](\\d{1,2})[-/.](\\d{1,2})\\b", CLOCK));
    private static final Pattern EAST_ASIAN =
            Pattern.compile(String.join("", YEAR, "[年년]\\s*(\\d{1,2})[月월]\\s*(\\d{1,2})[日일]"));
    private static final Pattern NUMBERS =
            Pattern.compile(String.join("", "\\b(\\d{1,2})([./-])(\\d{1,2})\\2", YEAR, "\\b(?!\\.\\d)", CLOCK));

    /// `/2026/03/03/`, `-20260303`, `/2026-3-3-`; not the beginning of a longer number.
    private static final Pattern IN_ADDRESS = Pattern.compile(String.join(
            "",
            "[/_-]",
            YEAR,
            "[/_-]?(?:[a-zA-Z.]{3,20}/)?(0[1-9]|1[0-2]|[1-9](?=[/_-]))",
            "[/_-]?([0-2]\\d|3[01]|[1-9](?=[/_-]))(?=[/_.-]|$)"));

    private static final List<String> MONTHS =
            List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

    private ShownDate() {}

    static @Nullable Instant of(Document page, @Nullable String url) {
        Instant stated = inAddress(url);
        Instant shown = inText(page);
        if (stated == null || shown == null) {
            return shown == null ? stated : shown;
        }
        return Duration.between(stated, shown).abs().compareTo(Duration.ofDays(2)) < 0 ? shown : stated;
    }

    static @Nullable Instant inAddress(@Nullable String url) {
        Matcher matcher = IN_ADDRESS.matcher(url == null ? "" : url);
        return matcher.find() ? day(matcher.group(1), matcher.group(2), matcher.group(3), null, null, null) : null;
    }

    private static @Nullable Instant inText(Document page) {
        int lookedAt = 0;
        for (Element element : page.select(NEAR)) {
            String text = element.text();
            if (text.isEmpty() || text.length() > MAX_CHARS || element.closest(ELSEWHERE) != null) {
                continue;
            }
            Instant found = in(text);
            if (found != null) {
                return found;
            }
            if (++lookedAt > MAX_LOOKED_AT) {
                break;
            }
        }
        return null;
    }

    /// The first date in a text.
    static @Nullable Instant in(String text) {
        Instant found = null;
        int at = Integer.MAX_VALUE;
        for (Pattern pattern : List.of(DAY_FIRST, MONTH_FIRST, YEAR_FIRST, EAST_ASIAN, NUMBERS)) {
            Matcher matcher = pattern.matcher(text);
            Instant date = matcher.find() && matcher.start() < at ? read(pattern, matcher) : null;
            if (date != null) {
                found = date;
                at = matcher.start();
            }
        }
        return found;
    }

    private static @Nullable Instant read(Pattern pattern, Matcher found) {
        if (pattern == EAST_ASIAN) {
            return day(found.group(1), found.group(2), found.group(3), null, null, null);
        }
        if (pattern == YEAR_FIRST) {
            return day(found.group(1), found.group(2), found.group(3), found.group(4), found.group(5), found.group(6));
        }
        if (pattern == NUMBERS) {
            return numbers(found);
        }
        boolean dayFirst = pattern == DAY_FIRST;
        return instant(
                found.group(dayFirst ? 1 : 2) + " " + found.group(dayFirst ? 2 : 1) + " " + found.group(3),
                found.group(4),
                found.group(5),
                found.group(6));
    }

    /// With slashes the month comes first, where it can.
    private static @Nullable Instant numbers(Matcher found) {
        int first = Integer.parseInt(found.group(1));
        int second = Integer.parseInt(found.group(3));
        boolean monthFirst = second > 12 || (found.group(2).equals("/") && first <= 12);
        return day(
                found.group(4),
                found.group(monthFirst ? 1 : 3),
                found.group(monthFirst ? 3 : 1),
                found.group(5),
                found.group(6),
                found.group(7));
    }

    private static @Nullable Instant day(
            String year,
            String month,
            String day,
            @Nullable String clock,
            @Nullable String half,
            @Nullable String zone) {
        int monthOfYear = Integer.parseInt(month);
        if (monthOfYear < 1 || monthOfYear > 12) {
            return null;
        }
        String name = MONTHS.get(monthOfYear - 1);
        return instant(day + " " + name + " " + year, clock, half, zone);
    }

    private static @Nullable Instant instant(
            String day, @Nullable String clock, @Nullable String half, @Nullable String zone) {
        if (clock == null) {
            return FeedDates.instant(day);
        }
        Instant timed = FeedDates.instant(
                day + " " + clock + (half == null ? "" : " " + half) + (zone == null ? "" : " " + zone));
        return timed == null ? FeedDates.instant(day) : timed;
    }
}
