package io.wiredesk.sink.query;

import java.time.Instant;
import java.util.List;

/// How many of all hits were published when.
///
/// @param interval how wide the steps are
/// @param buckets those with hits, oldest first; the others are left out
public record Histogram(Interval interval, List<Bucket> buckets) {
    /// As many as a picture shows and a browser draws: seven months of hours, fourteen years of days.
    public static final int MAX_BUCKETS = 5_000;

    /// One step.
    ///
    /// @param from when it begins
    /// @param count hits in it, at least one
    public record Bucket(Instant from, long count) {}

    /// @throws BadSearchException where there are more steps than [#MAX_BUCKETS]
    public Histogram {
        if (buckets.size() > MAX_BUCKETS) {
            throw new BadSearchException("the hits are spread over more than " + MAX_BUCKETS + " times histogram="
                    + interval.word() + "; take a wider one, or narrow the search with from and to");
        }
        buckets = List.copyOf(buckets);
    }
}
