package io.wiredesk.ingest.poll;

import io.wiredesk.ingest.parse.ParsedFeed;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a poll came to.
public sealed interface PollOutcome {
    /// A body came and was read.
    ///
    /// @param status HTTP status of the answer
    /// @param movedTo the feed's new permanent address where the server named one
    record Fetched(
            ParsedFeed feed,
            Validators validators,
            int status,
            @Nullable String movedTo) implements PollOutcome {}

    /// The server says nothing changed, or the bytes are those of last time.
    record NotModified(Validators validators, int status) implements PollOutcome {}

    /// The feed is gone for good.
    record Gone(int status) implements PollOutcome {}

    /// The server asks to wait.
    record Refused(Duration retryAfter, int status, String why) implements PollOutcome {}

    /// Anything else that went wrong.
    ///
    /// @param status HTTP status of the answer; null where none came
    /// @param why one line for a person
    record Failed(@Nullable Integer status, String why) implements PollOutcome {}

    /// What the next request is made conditional with, exactly as the server sent it, and what the body was.
    ///
    /// @param bodySha256 of the decompressed body, lower-case hex; null where no body was read
    record Validators(
            @Nullable String etag,
            @Nullable String lastModified,
            @Nullable String bodySha256) {}
}
