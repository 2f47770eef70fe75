package io.wiredesk.desk.settings;

import io.wiredesk.schemas.config.Setting;

/// Where a stage that runs alone serves its figures. Group `metrics`.
public record MetricsConfig(
        @Setting(
                value = "127.0.0.1",
                meaning = "Address that a stage serves /metrics and /healthz on; 0.0.0.0 opens it to the network.")
        String host,

        @Setting(
                value = "-1",
                meaning = "Port that a stage serves /metrics and /healthz on; -1 serves none, 0 takes any free one.",
                min = -1,
                max = 65_535)
        int port) {

    /// Whether anything is served.
    public boolean served() {
        return port >= 0;
    }
}
