package io.wiredesk.desk.web;

import io.wiredesk.sink.SearchIndex;
import io.wiredesk.sink.query.BadSearchException;
import io.wiredesk.sink.query.Histogram;
import io.wiredesk.sink.query.Interval;
import io.wiredesk.sink.query.SearchRequest;
import io.wiredesk.sink.query.Show;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When the hits of a search were published, in steps that make a picture of some dozens of bars.
final class Timeline {
    private static final Duration DAYS_SUFFICE = Duration.ofDays(365);
    private static final Duration HOURS_SUFFICE = Duration.ofDays(3);
    /// So small a share of the hits, all older than the rest, does not stretch the picture.
    private static final double STRAYS = 0.02;
    /// So many steps at least make a picture; one bar alone would be a wall.
    private static final int LEAST_STEPS = 12;

    private final SearchIndex index;
    private final String query;

    private Timeline(SearchIndex index, String query) {
        this.index = index;
        this.query = query;
    }

    /// The picture of a search.
    ///
    /// @param address whose bars lead to the same search in their time
    /// @return null where nothing was found, or over more time than there are steps for
    static @Nullable Bars of(SearchIndex index, String query, Address address) {
        try {
            return new Timeline(index, query).bars(address);
        } catch (BadSearchException _) {
            // Published over more than a century: some feeds date their news so. The hits are there without a picture.
            return null;
        }
    }

    private @Nullable Bars bars(Address address) {
        Histogram weeks = counted(Interval.WEEK, null);
        if (weeks.buckets().isEmpty()) {
            return null;
        }
        Instant first = begin(weeks.buckets());
        Histogram shown = weeks;
        if (span(weeks, first).compareTo(DAYS_SUFFICE) <= 0) {
            shown = counted(Interval.DAY, first);
            Instant day = shown.buckets().getFirst().from();
            if (span(shown, day).compareTo(HOURS_SUFFICE) <= 0) {
                shown = counted(Interval.HOUR, first);
            }
        }
        Instant begin = shown.interval() == Interval.WEEK
                ? first
                : shown.buckets().getFirst().from();
        long earlier = weeks.buckets().stream()
                .filter(bucket -> bucket.from().isBefore(first))
                .mapToLong(Histogram.Bucket::count)
                .sum();
        Instant end = end(shown);
        Instant room =
                end.minus(Duration.between(end, shown.interval().end(end)).multipliedBy(LEAST_STEPS));
        return Bars.between(shown, begin.isBefore(room) ? begin : room, end, earlier, address);
    }

    private static Instant begin(List<Histogram.Bucket> buckets) {
        long total = buckets.stream().mapToLong(Histogram.Bucket::count).sum();
        long passed = 0;
        for (Histogram.Bucket bucket : buckets) {
            passed += bucket.count();
            if (passed > total * STRAYS) {
                return bucket.from();
            }
        }
        return buckets.getLast().from();
    }

    private static Instant end(Histogram histogram) {
        return histogram.interval().end(histogram.buckets().getLast().from());
    }

    private static Duration span(Histogram histogram, Instant from) {
        return Duration.between(from, end(histogram));
    }

    private Histogram counted(Interval interval, @Nullable Instant from) {
        Histogram histogram = index.search(new SearchRequest(
                        from == null ? query : since(from),
                        SearchRequest.NEWEST,
                        0,
                        null,
                        Show.HITS.withHistogram(interval)))
                .histogram();
        return histogram == null ? new Histogram(interval, List.of()) : histogram;
    }

    private String since(Instant from) {
        String time = "published:" + from + "..";
        return query.isEmpty() ? time : "(" + query + ") " + time;
    }
}
