package io.wiredesk.ingest.poll;

import io.wiredesk.ingest.parse.ParsedFeed;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a poll came to.
public sealed interface PollOutcome {
    /// A body came and was read.
    record Fetched(ParsedFeed feed, Received received) implements PollOutcome {}

    /// The server says nothing changed, or the bytes are those of last time.
    record NotModified(Received received) implements PollOutcome {}

    /// The feed is gone for good.
    record Gone(int status) implements PollOutcome {}

    /// The server asks to wait.
    ///
    /// @param retryAfter how long; zero where it doesn't say
    /// @param status HTTP status of the answer; null where the host was not even asked
    record Refused(Duration retryAfter, @Nullable Integer status, String why) implements PollOutcome {}

    /// Anything else that went wrong.
    ///
    /// @param status HTTP status of the answer; null where none came
    /// @param why one line for a person
    record Failed(@Nullable Integer status, String why) implements PollOutcome {}

    /// What a good answer says beside its body.
    ///
    /// @param status HTTP status
    /// @param answeredBy the address that answered, redirects followed
    /// @param movedTo where the feed has moved to for good by the server's word; null where it has not
    /// @param freshFor how long the answer may be kept without asking again
    /// @param links values of the Link header, in order
    record Received(
            int status,
            Validators validators,
            String answeredBy,
            @Nullable String movedTo,
            Duration freshFor,
            List<String> links) {
        public Received {
            links = List.copyOf(links);
        }
    }

    /// What the next request is made conditional with, exactly as the server sent it, and what the body was.
    ///
    /// @param bodySha256 of the decompressed body, lower-case hex; null where no body was read
    record Validators(
            @Nullable String etag,
            @Nullable String lastModified,
            @Nullable String bodySha256) {}
}
