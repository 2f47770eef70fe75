package io.wiredesk.monitor;

import java.time.Duration;

/// How a cluster is watched.
///
/// @param cluster name of the cluster in metrics, the label `cluster_name`
/// @param interval time between two samples
/// @param window samples a verdict is judged on; until as many are there, the verdict is [Verdict#INCOMPLETE]
/// @param allowedLag lag in records up to which a partition is [Verdict#OK] without further judgement
public record MonitorConfig(String cluster, Duration interval, int window, long allowedLag) {
    /// A sample every ten seconds, judged over five minutes: Kafka Streams commits every 30 seconds unless told
    /// otherwise, so a shorter window would call a healthy application stalled.
    public static final MonitorConfig DEFAULT = new MonitorConfig("wiredesk", Duration.ofSeconds(10), 30, 0);

    private static final int INTERVALS_MISSED = 6;

    /// Time without a sample after which what is known is no longer taken for the present: six intervals, and a minute
    /// at
    /// least.
    Duration patience() {
        Duration missed = interval.multipliedBy(INTERVALS_MISSED);
        return missed.compareTo(Duration.ofMinutes(1)) > 0 ? missed : Duration.ofMinutes(1);
    }

    public MonitorConfig {
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("interval = " + interval + " must be longer than nothing");
        }
        if (window < 2) {
            throw new IllegalArgumentException("window = " + window + " must hold at least 2 samples");
        }
        if (allowedLag < 0) {
            throw new IllegalArgumentException("allowedLag = " + allowedLag + " must not be negative");
        }
    }
}
