package io.wiredesk.ingest.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What came back, redirects followed.
///
/// @param body decompressed, empty where there was none
/// @param address that answered
/// @param movedTo as far as the redirects on the way were permanent ones (301, 308); null where the first wasn't
/// @param freshFor how long the answer may be kept without asking again
/// @param retryAfter how long the server asks to wait, where it says so
@SuppressWarnings("ArrayRecordComponent") // handed over once, never compared
public record Answer(
        int status,
        AnswerHeaders headers,
        byte[] body,
        URI address,
        @Nullable URI movedTo,
        Duration freshFor,
        Optional<Duration> retryAfter) {

    public Optional<String> header(String name) {
        return headers.first(name);
    }
}
