package io.wiredesk.desk.web;

import io.wiredesk.sink.query.Histogram;
import io.wiredesk.sink.query.Interval;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Counts over time as a picture of bars, drawn here, so that it is there without scripts and under the strictest
/// policy. Places are in units of the picture, 1000 wide and 100 high.
///
/// @param from where the picture begins
/// @param until where it ends
/// @param earlier hits before it, too few and too long ago to be worth the room
/// @param most the highest count
/// @param bars oldest first
public record Bars(Instant from, Instant until, long earlier, long most, List<Bar> bars) {
    private static final double WIDTH = 1000;
    private static final double HEIGHT = 100;
    /// A bar that is there can be seen and hit.
    private static final double LEAST = 2;

    /// One step.
    ///
    /// @param address of the same search in this step alone; null where the picture leads nowhere
    public record Bar(
            Instant from,
            Instant until,
            long count,
            double x,
            double width,
            double height,
            @Nullable String address) {
        public double y() {
            return HEIGHT - height;
        }
    }

    /// The picture between two moments; steps that begin outside are left out.
    ///
    /// @param earlier hits before it
    /// @param address whose bars lead to the same search in their time; null where they lead nowhere
    static Bars between(Histogram histogram, Instant from, Instant until, long earlier, @Nullable Address address) {
        Interval interval = histogram.interval();
        double span = Math.max(1, Duration.between(from, until).toMillis());
        List<Histogram.Bucket> inside = histogram.buckets().stream()
                .filter(bucket -> !bucket.from().isBefore(from) && bucket.from().isBefore(until))
                .toList();
        long most = inside.stream().mapToLong(Histogram.Bucket::count).max().orElse(0);
        return new Bars(
                from,
                until,
                earlier,
                most,
                inside.stream()
                        .map(bucket -> {
                            Instant end = interval.end(bucket.from());
                            return new Bar(
                                    bucket.from(),
                                    end,
                                    bucket.count(),
                                    WIDTH
                                            * Duration.between(from, bucket.from())
                                                    .toMillis()
                                            / span,
                                    Math.max(
                                            LEAST,
                                            WIDTH
                                                    * Duration.between(bucket.from(), end)
                                                            .toMillis()
                                                    / span),
                                    Math.max(LEAST, HEIGHT * bucket.count() / most),
                                    address == null ? null : narrowed(address, bucket.from(), end));
                        })
                        .toList());
    }

    /// The end of a step is the beginning of the next, which is not meant.
    private static String narrowed(Address address, Instant from, Instant end) {
        return address.with("from", from.toString())
                .with("to", end.minusMillis(1).toString())
                .toString();
    }
}
