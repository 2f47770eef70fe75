package io.wiredesk.monitor;

import java.util.Collection;

/// What a window of samples says about a consumer. The rules are in [Verdicts].
public enum Verdict {
    /// Caught up, or was a moment ago, or catching up.
    OK,
    /// Too few samples, or no commit, to say anything else.
    INCOMPLETE,
    /// Commits advance, but the lag never shrank: falling behind.
    WARN,
    /// The committed offset stood still for the whole window while records waited.
    STALL,
    /// Nothing was committed for longer than the window spans while records waited.
    STOP,
    /// The committed offset went back, and has not come up to where it was.
    REWIND,
    /// A group only: at least one of its partitions is [#STALL], [#STOP] or [#REWIND].
    ERR;

    /// Whether someone should look.
    public boolean isError() {
        return this == STALL || this == STOP || this == REWIND || this == ERR;
    }

    /// A group's verdict: its worst partition's. A group of which nothing is known is [#INCOMPLETE].
    public static Verdict ofGroup(Collection<Verdict> partitions) {
        if (partitions.stream().anyMatch(Verdict::isError)) {
            return ERR;
        }
        if (partitions.contains(WARN)) {
            return WARN;
        }
        return partitions.isEmpty() || partitions.contains(INCOMPLETE) ? INCOMPLETE : OK;
    }
}
