package io.wiredesk.desk.settings;

import io.wiredesk.monitor.LagMonitor;
import io.wiredesk.monitor.MonitorConfig;
import io.wiredesk.schemas.config.Setting;
import io.wiredesk.schemas.config.WireConfig;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// How lag is watched and where the figures are served. Group `monitor`.
public record MonitorSettings(
        @Setting(value = "wiredesk", meaning = "Name of the cluster in metrics.")
        String cluster,

        @Setting(value = "10s", meaning = "Time between two samples.", min = 100)
        Duration interval,

        @Setting(value = "30", meaning = "Samples that a verdict is judged on.", min = 2, max = 10_000)
        int window,

        @Setting(value = "0", meaning = "Lag in records that is not worth a word.", min = 0)
        long allowedLag,

        @Setting(
                value = "127.0.0.1",
                meaning = "Address that `monitor` serves metrics on; 0.0.0.0 opens it to the network.")
        String host,

        @Setting(
                value = "8081",
                meaning = "Port that `monitor` serves metrics on; 0 takes any free one.",
                min = 0,
                max = 65_535)
        int port) {

    /// A monitor of the wire's cluster, not started.
    public LagMonitor monitor(WireConfig wire, InstantSource clock) {
        Map<String, Object> admin = new HashMap<>();
        wire.clientProperties().forEach((key, value) -> admin.put(key.toString(), value));
        return new LagMonitor(admin, new MonitorConfig(cluster, interval, window, allowedLag), clock);
    }
}
