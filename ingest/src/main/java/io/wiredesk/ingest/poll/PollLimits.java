package io.wiredesk.ingest.poll;

import io.wiredesk.ingest.fetch.FetchLimits;

/// What a poll may cost at most, and how it presents itself.
///
/// @param maxEntries entries of a feed that are read
public record PollLimits(FetchLimits fetch, int maxEntries) {}
