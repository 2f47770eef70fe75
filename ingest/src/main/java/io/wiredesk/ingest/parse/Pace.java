package io.wiredesk.ingest.parse;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/// How often, and when, a feed says it should be read. What is malformed counts as not said. Pure.
///
/// Source: RSS 2.0 (`skipHours`, `skipDays`); RSS 1.0 syndication module (`updatePeriod`, `updateFrequency`,
/// `updateBase`).
///
/// @param period between two updates of the feed; null where it says nothing
/// @param base a moment at which an update falls; null where it says nothing
/// @param skipHours hours of the day, UTC, 0 to 23
/// @param skipDays in UTC
public record Pace(
        @Nullable Duration period, @Nullable Instant base, List<Integer> skipHours, List<DayOfWeek> skipDays) {
    /// Nothing said.
    public static final Pace NONE = new Pace(null, null, List.of(), List.of());

    private static final Namespace SYNDICATION = Namespace.getNamespace("http://purl.org/rss/1.0/modules/syndication/");
    private static final int HOURS_A_DAY = 24;

    public Pace {
        skipHours = List.copyOf(skipHours);
        skipDays = List.copyOf(skipDays);
    }

    /// What the document with this root says.
    static Pace of(Element root) {
        Element head = child(root, "channel").orElse(root);
        return new Pace(period(head), base(head), hours(head), days(head));
    }

    private static @Nullable Duration period(Element head) {
        String period = head.getChildText("updatePeriod", SYNDICATION);
        if (period == null) {
            return null;
        }
        int days = switch (period.strip().toLowerCase(Locale.ROOT)) {
            case "hourly" -> 0;
            case "daily" -> 1;
            case "weekly" -> 7;
            case "monthly" -> 30;
            case "yearly" -> 365;
            default -> -1;
        };
        Duration whole = days == 0 ? Duration.ofHours(1) : Duration.ofDays(days);
        return days < 0 ? null : whole.dividedBy(frequency(head));
    }

    private static int frequency(Element head) {
        return number(head.getChildText("updateFrequency", SYNDICATION))
                .filter(times -> times > 0)
                .orElse(1);
    }

    private static @Nullable Instant base(Element head) {
        String base = head.getChildText("updateBase", SYNDICATION);
        if (base == null) {
            return null;
        }
        try {
            String stated = base.strip();
            // The module's own example leaves out the seconds, which ISO 8601 allows and java.time reads too.
            return OffsetDateTime.parse(stated).toInstant();
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static List<Integer> hours(Element head) {
        return texts(head, "skipHours", "hour")
                .flatMap(text -> number(text).stream())
                .filter(hour -> hour >= 0 && hour <= HOURS_A_DAY)
                .map(hour -> hour % HOURS_A_DAY)
                .distinct()
                .sorted()
                .toList();
    }

    private static List<DayOfWeek> days(Element head) {
        return texts(head, "skipDays", "day")
                .flatMap(text -> Arrays.stream(DayOfWeek.values())
                        .filter(day -> day.name().equalsIgnoreCase(text)))
                .distinct()
                .sorted()
                .toList();
    }

    private static Stream<String> texts(Element head, String list, String item) {
        return child(head, list).stream()
                .flatMap(found -> found.getChildren().stream())
                .filter(each -> each.getName().equalsIgnoreCase(item))
                .map(Element::getTextTrim);
    }

    private static Optional<Element> child(Element parent, String name) {
        return parent.getChildren().stream()
                .filter(each -> each.getName().equalsIgnoreCase(name))
                .findFirst();
    }

    private static Optional<Integer> number(@Nullable String text) {
        return text != null && text.strip().matches("\\d{1,6}")
                ? Optional.of(Integer.valueOf(text.strip()))
                : Optional.empty();
    }
}
