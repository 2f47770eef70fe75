package io.wiredesk.desk.settings;

import io.wiredesk.schemas.config.Setting;

/// How what a process has to say on stderr is written. Group `log`.
public record LogConfig(
        @Setting(value = "text", meaning = "How logs are written to stderr: text, or json for one JSON object a line.")
        Format format) {
    /// A form of logs.
    public enum Format {
        TEXT,
        JSON
    }
}
