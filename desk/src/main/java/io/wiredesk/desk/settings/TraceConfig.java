package io.wiredesk.desk.settings;

import io.wiredesk.schemas.config.Setting;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Where the traces of this process go. Group `trace`.
public record TraceConfig(
        @Setting(
                value = "",
                meaning = "OpenTelemetry collector to send traces to by OTLP over HTTP, such as"
                        + " http://otel:4318/v1/traces; without one none are sent.")
        @Nullable URI endpoint,

        @Setting(
                value = "100",
                meaning = "Percent of the revisions that are traced; decided by ingest, for all stages.",
                min = 0,
                max = 100)
        int percent) {}
