package io.wiredesk.monitor;

import org.jspecify.annotations.Nullable;

/// How fast records come and go on a partition, over the window. Null with fewer than two samples.
///
/// @param inPerSecond offsets the log end advanced by, per second
/// @param outPerSecond offsets the commit advanced by, per second; 0 when it went back
/// @param secondsToCatchUp at this pace; 0 when nothing waits, null when it will not catch up
public record Pace(
        @Nullable Double inPerSecond,
        @Nullable Double outPerSecond,
        @Nullable Double secondsToCatchUp) {
    /// Nothing is known yet.
    public static final Pace UNKNOWN = new Pace(null, null, null);
}
