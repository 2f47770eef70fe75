package io.wiredesk.monitor;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The last samples of one group on one partition, oldest first. Pure and immutable.
///
/// @param size samples it holds when full
/// @param samples as many as there are yet
/// @param lastCommitAt the sample instant at which the committed offset was first seen as it is now: a sampler does not
/// see commits themselves
record OffsetWindow(int size, List<Sample> samples, Instant lastCommitAt) {
    /// @param committed the committed offset
    /// @param lag records that waited then
    record Sample(Instant at, long committed, long logEnd, long lag) {}

    OffsetWindow {
        samples = List.copyOf(samples);
        if (size < 2 || samples.isEmpty() || samples.size() > size) {
            throw new IllegalArgumentException("a window of " + size + " can't hold " + samples.size() + " samples");
        }
    }

    static OffsetWindow startingWith(int size, Sample first) {
        return new OffsetWindow(size, List.of(first), first.at());
    }

    OffsetWindow plus(Sample next) {
        if (next.at().isBefore(last().at())) {
            throw new IllegalArgumentException("a sample of " + next.at() + " comes after one of " + last().at());
        }
        List<Sample> kept = new ArrayList<>(samples.subList(samples.size() == size ? 1 : 0, samples.size()));
        kept.add(next);
        return new OffsetWindow(size, kept, next.committed() == last().committed() ? lastCommitAt : next.at());
    }

    boolean isFull() {
        return samples.size() == size;
    }

    Sample first() {
        return samples.getFirst();
    }

    Sample last() {
        return samples.getLast();
    }

    Duration span() {
        return Duration.between(first().at(), last().at());
    }

    Pace pace() {
        double seconds = span().toMillis() / 1000.0;
        if (seconds <= 0) {
            return Pace.UNKNOWN;
        }
        double in = Math.max(0, last().logEnd() - first().logEnd()) / seconds;
        double out = Math.max(0, last().committed() - first().committed()) / seconds;
        if (last().lag() == 0) {
            return new Pace(in, out, 0.0);
        }
        return new Pace(in, out, out > in ? last().lag() / (out - in) : null);
    }
}
