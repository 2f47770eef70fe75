package io.wiredesk.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// When a partition's log end was where: turns an offset into the time it has waited. Of a quiet stretch only both ends
/// are kept. Not thread-safe; confined to the history that owns it.
final class OffsetTimeline {
    /// Two hours at a sample every ten seconds; older offsets are extrapolated, or their record's own time is read.
    static final int MAX_POINTS = 720;

    /// An extrapolation may reach this many times as far back as what was seen; beyond that, the answer is "unknown"
    /// rather than absurd.
    static final int EXTRAPOLATION_LIMIT = 10;

    private record Point(Instant at, long logEnd) {}

    private final List<Point> points = new ArrayList<>();

    /// A sample of the log end. One that is lower than the last (a topic made anew) starts over.
    void add(Instant at, long logEnd) {
        if (!points.isEmpty() && points.getLast().logEnd() > logEnd) {
            points.clear();
        }
        int size = points.size();
        if (size >= 2
                && points.get(size - 1).logEnd() == logEnd
                && points.get(size - 2).logEnd() == logEnd) {
            points.removeLast();
        }
        points.add(new Point(at, logEnd));
        if (points.size() > MAX_POINTS) {
            points.removeFirst();
        }
    }

    /// Seconds since the log end passed `offset`: 0 at the log end, null with fewer than two samples, and where an
    /// extrapolation would be guesswork.
    @Nullable Double secondsBehind(long offset, Instant now) {
        if (points.size() < 2) {
            return null;
        }
        if (offset >= points.getLast().logEnd()) {
            return 0.0;
        }
        int before = lastAtOrBelow(offset);
        if (before < 0) {
            return extrapolated(offset, now);
        }
        return Math.max(0, millisSince(points.get(before), points.get(before + 1), offset, now)) / 1000;
    }

    /// The same, where the time of the record at `offset` is known: that time, but never outside the two samples
    /// between
    /// which the log end passed it. A producer may date its records as it likes; when they came is not its choice.
    double secondsBehind(long offset, Instant recordTime, Instant now) {
        Instant came = recordTime;
        if (!points.isEmpty() && offset < points.getLast().logEnd()) {
            int before = lastAtOrBelow(offset);
            Instant latest = points.get(before + 1).at();
            came = came.isAfter(latest) ? latest : came;
            came = before >= 0 && came.isBefore(points.get(before).at())
                    ? points.get(before).at()
                    : came;
        }
        return Math.max(0, Duration.between(came, now).toMillis()) / 1000.0;
    }

    /// Index of the last point whose log end is not beyond `offset`, -1 where the first is.
    private int lastAtOrBelow(long offset) {
        int i = points.size() - 1;
        while (i >= 0 && points.get(i).logEnd() > offset) {
            i--;
        }
        return i;
    }

    private static double millisSince(Point from, Point to, long offset, Instant now) {
        double part = (double) (offset - from.logEnd()) / (to.logEnd() - from.logEnd());
        return Duration.between(from.at(), now).toMillis()
                - part * Duration.between(from.at(), to.at()).toMillis();
    }

    private @Nullable Double extrapolated(long offset, Instant now) {
        Point first = points.getFirst();
        Point last = points.getLast();
        double spanMillis = Duration.between(first.at(), last.at()).toMillis();
        long grown = last.logEnd() - first.logEnd();
        if (grown == 0 || spanMillis <= 0) {
            return null;
        }
        double backMillis = (first.logEnd() - offset) * spanMillis / grown;
        boolean absurd = backMillis > EXTRAPOLATION_LIMIT * spanMillis;
        return absurd ? null : Double.valueOf((Duration.between(first.at(), now).toMillis() + backMillis) / 1000);
    }
}
