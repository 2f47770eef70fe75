package io.wiredesk.ingest.fetch;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A GET request as its caller means it.
///
/// @param address where to ask first; see [WebAddress]
/// @param accept what the caller can read
/// @param secrets headers that only the first address's own host is sent
/// @param condition what the caller has already; null for an unconditional request
/// @param timeout for the whole of it, never more than the limits allow
public record Ask(
        URI address,
        String accept,
        Map<String, String> secrets,
        @Nullable Condition condition,
        Duration timeout) {

    /// Validators exactly as the server sent them.
    ///
    /// @param address that sent them, and alone is sent them
    public record Condition(
            String address, @Nullable String etag, @Nullable String lastModified) {}

    public Ask {
        secrets = Map.copyOf(secrets);
    }

    /// An unconditional request that sends no secrets.
    public static Ask page(URI address, Duration timeout) {
        return new Ask(address, "text/html, application/xhtml+xml, */*;q=0.5", Map.of(), null, timeout);
    }
}
