package io.wiredesk.ingest.fetch;

import java.time.Duration;

/// What one request may cost at most, and how it presents itself.
///
/// @param timeout for the whole of it, redirects and body included
/// @param maxBodyBytes of a body, before and after decompression
/// @param maxRedirects hops that are followed
/// @param allowPrivate whether addresses inside a network may be asked
/// @param userAgent who we say we are
public record FetchLimits(
        Duration timeout, long maxBodyBytes, int maxRedirects, boolean allowPrivate, String userAgent) {}
