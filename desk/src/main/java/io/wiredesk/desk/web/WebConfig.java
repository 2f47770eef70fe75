package io.wiredesk.desk.web;

import io.wiredesk.schemas.config.Setting;

/// Where the web page and the HTTP interface are served. Group `web`.
///
/// @param host address to bind
/// @param port port to bind, 0 for any free one
public record WebConfig(
        @Setting(value = "127.0.0.1", meaning = "Address that the page is served on; 0.0.0.0 opens it to the network.")
        String host,

        @Setting(
                value = "8080",
                meaning = "Port that the page is served on; 0 takes any free one.",
                min = 0,
                max = 65_535)
        int port) {}
