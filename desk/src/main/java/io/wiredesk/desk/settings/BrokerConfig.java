package io.wiredesk.desk.settings;

import io.wiredesk.schemas.config.Setting;

/// The broker inside `up` and `demo`. Group `broker`.
public record BrokerConfig(
        @Setting(
                value = "9092",
                meaning = "Port of the built-in broker on 127.0.0.1; 0 takes any free one.",
                min = 0,
                max = 65_535)
        int port) {}
