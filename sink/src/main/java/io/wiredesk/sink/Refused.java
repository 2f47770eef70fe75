package io.wiredesk.sink;

/// A change that an index will never take.
///
/// @param change the very one that was handed over
/// @param reason in one line, for the dead letter
public record Refused(IndexChange change, String reason) {}
