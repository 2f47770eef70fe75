package io.wiredesk.ingest.parse;

/// What reading a body came to.
public sealed interface ParseResult {
    /// It is a feed.
    record Parsed(ParsedFeed feed) implements ParseResult {}

    /// It is none, or one beyond repair.
    ///
    /// @param why one line for a person
    record Unreadable(String why) implements ParseResult {}
}
