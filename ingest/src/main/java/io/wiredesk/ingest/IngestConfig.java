package io.wiredesk.ingest;

import io.wiredesk.ingest.poll.PollLimits;
import io.wiredesk.schemas.config.Setting;
import java.time.Duration;

/// Settings of ingest, group `ingest`.
public record IngestConfig(
        @Setting(value = "15m", meaning = "Time between two polls of a feed that fixes none of its own.", min = 100)
        Duration pollInterval,

        @Setting(value = "64", meaning = "Feeds that one process polls at the same time.", min = 1, max = 10_000)
        int fetchers,

        @Setting(value = "20s", meaning = "Time a poll may take, redirects and body included.", min = 1)
        Duration timeout,

        @Setting(
                value = "10000000",
                meaning = "Largest body that is read, in bytes, before and after decompression.",
                min = 1_000,
                max = 1_000_000_000)
        long maxBodyBytes,

        @Setting(value = "5", meaning = "Redirects that are followed in one poll.", min = 0, max = 20)
        int maxRedirects,

        @Setting(value = "2000", meaning = "Entries of one feed that are read.", min = 1, max = 100_000)
        int maxEntries,

        @Setting(value = "false", meaning = "Whether addresses inside a network (loopback, 10.x, …) may be polled.")
        boolean allowPrivate,

        @Setting(
                value = "Wiredesk/0.1 (+https://wiredesk.example/bot)",
                meaning = "Who we say we are; put an address there where you can be reached.")
        String userAgent,

        @Setting(value = "24h", meaning = "Longest wait between two polls of a feed that fails.", min = 100)
        Duration maxBackoff,

        @Setting(
                value = "200ms",
                meaning = "How often due feeds are handed out and finished polls taken back.",
                min = 10)
        Duration tick) {

    /// What one poll may cost.
    public PollLimits limits() {
        return new PollLimits(timeout, maxBodyBytes, maxRedirects, maxEntries, allowPrivate, userAgent);
    }
}
