package io.wiredesk.ingest.poll;

import java.time.Duration;

/// What a poll may cost at most, and how it presents itself.
///
/// @param timeout for the whole poll, redirects and body included
/// @param maxBodyBytes of a body, before and after decompression
/// @param maxRedirects hops that are followed
/// @param maxEntries entries of a feed that are read
/// @param allowPrivate whether addresses inside a network may be polled
public record PollLimits(
        Duration timeout,
        long maxBodyBytes,
        int maxRedirects,
        int maxEntries,
        boolean allowPrivate,
        String userAgent) {}
