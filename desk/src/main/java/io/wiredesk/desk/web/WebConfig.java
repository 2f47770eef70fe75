package io.wiredesk.desk.web;

import io.wiredesk.schemas.config.Setting;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where the web page and the HTTP interface are served. Group `web`.
///
/// @param host address to bind
/// @param port port to bind, 0 for any free one
/// @param token what requests must carry that may do anything; null for none
/// @param writeToken the same, of those that may read and save searches
/// @param readToken the same, of those that may read
/// @param semantic whether searches by meaning are answered
public record WebConfig(
        @Setting(value = "127.0.0.1", meaning = "Address that the page is served on; 0.0.0.0 opens it to the network.")
        String host,

        @Setting(
                value = "8080",
                meaning = "Port that the page is served on; 0 takes any free one.",
                min = 0,
                max = 65_535)
        int port,

        @Setting(
                value = "",
                meaning = "Token that requests must carry, as Bearer or as the password of any user, to do anything;"
                        + " without any of the three tokens everyone is let in who reaches the port.",
                secret = true)
        @Nullable String token,

        @Setting(value = "", meaning = "Token of those who may read, and save and remove searches.", secret = true)
        @Nullable String writeToken,

        @Setting(value = "", meaning = "Token of those who may only read.", secret = true) @Nullable String readToken,

        @Setting(
                value = "true",
                meaning = "Whether searches by meaning are answered (semantic=true); the first one loads a model of"
                        + " 23 MB.")
        boolean semantic) {
    /// Whether anybody must show a token.
    boolean guarded() {
        return Stream.of(token, writeToken, readToken).anyMatch(each -> each != null && !each.isBlank());
    }
}
