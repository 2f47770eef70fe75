package io.wiredesk.desk.settings;

import io.wiredesk.desk.web.WebConfig;
import io.wiredesk.enrich.EnrichConfig;
import io.wiredesk.enrich.trend.TrendConfig;
import io.wiredesk.ingest.IngestConfig;
import io.wiredesk.schemas.config.SettingDoc;
import io.wiredesk.schemas.config.Settings;
import io.wiredesk.schemas.config.WireConfig;
import io.wiredesk.sink.SinkConfig;
import io.wiredesk.sink.alert.AlertConfig;
import java.util.Arrays;
import java.util.List;

/// Every record of settings that the program has, with the group its keys stand in.
enum SettingsGroup {
    WIRE("", WireConfig.class),
    INGEST("ingest", IngestConfig.class),
    ENRICH("enrich", EnrichConfig.class),
    SINK("sink", SinkConfig.class),
    ALERTS("alerts", AlertConfig.class),
    TRENDS("trends", TrendConfig.class),
    MONITOR("monitor", MonitorSettings.class),
    METRICS("metrics", MetricsConfig.class),
    LOG("log", LogConfig.class),
    TRACE("trace", TraceConfig.class),
    WEB("web", WebConfig.class),
    DATA("data", DataConfig.class),
    BROKER("broker", BrokerConfig.class);

    final String key;
    final Class<? extends Record> type;

    SettingsGroup(String key, Class<? extends Record> type) {
        this.key = key;
        this.type = type;
    }

    static SettingsGroup of(Class<? extends Record> type) {
        return Arrays.stream(values())
                .filter(group -> group.type == type)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(type + " is no record of settings"));
    }

    /// Every setting there is, in order.
    static List<SettingDoc> describeAll() {
        return Arrays.stream(values())
                .flatMap(group -> Settings.describe(group.type, group.key).stream())
                .toList();
    }
}
