package io.wiredesk.desk.web;

import io.wiredesk.schemas.config.Setting;
import org.jspecify.annotations.Nullable;

/// Where the web page and the HTTP interface are served. Group `web`.
///
/// @param host address to bind
/// @param port port to bind, 0 for any free one
/// @param token what requests must carry; null for nothing
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
                meaning = "Token that every request must carry, as Bearer or as the password of any user; empty lets"
                        + " everyone in who reaches the port.",
                secret = true)
        @Nullable String token,

        @Setting(
                value = "true",
                meaning = "Whether searches by meaning are answered (semantic=true); the first one loads a model of"
                        + " 23 MB.")
        boolean semantic) {}
