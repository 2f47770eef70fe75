package io.wiredesk.desk.allinone;

import io.wiredesk.desk.embedded.DataFolder;
import io.wiredesk.desk.embedded.EmbeddedBroker;
import io.wiredesk.desk.record.QueryVectors;
import io.wiredesk.desk.settings.BrokerConfig;
import io.wiredesk.desk.settings.EffectiveSettings;
import io.wiredesk.desk.settings.MonitorSettings;
import io.wiredesk.desk.settings.TraceConfig;
import io.wiredesk.desk.trace.TraceExport;
import io.wiredesk.desk.web.Explanations;
import io.wiredesk.desk.web.Meters;
import io.wiredesk.desk.web.WebConfig;
import io.wiredesk.desk.web.WebServer;
import io.wiredesk.desk.web.WebSources;
import io.wiredesk.desk.webhook.WebhookDelivery;
import io.wiredesk.enrich.EnrichConfig;
import io.wiredesk.enrich.EnrichStage;
import io.wiredesk.enrich.trend.TrendConfig;
import io.wiredesk.enrich.trend.TrendStage;
import io.wiredesk.ingest.IngestConfig;
import io.wiredesk.ingest.IngestStage;
import io.wiredesk.monitor.LagMonitor;
import io.wiredesk.monitor.LagReport;
import io.wiredesk.schemas.config.WireConfig;
import io.wiredesk.schemas.streams.StreamsStage;
import io.wiredesk.sink.IndexSink;
import io.wiredesk.sink.SearchIndex;
import io.wiredesk.sink.SinkConfig;
import io.wiredesk.sink.alert.AlertConfig;
import io.wiredesk.sink.alert.AlertStage;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/// The whole street in this process. The stages are the classes that run alone too, on a broker of our own.
///
/// Threading: start and close from one thread; the rest from any.
public final class AllInOne implements AutoCloseable {
    /// What suits one node on a small machine, where the user says nothing else.
    public static final Map<String, String> DEFAULTS = Map.of("topics.replication", "1", "topics.partitions", "2");

    private final Parts parts;
    private final WireConfig wire;
    private final SearchIndex index;
    private final IngestStage ingest;
    private final StreamsStage enrich;
    private final StreamsStage trends;
    private final IndexSink sink;
    private final AlertStage alerts;
    private final WebhookDelivery webhooks;
    private final LagMonitor monitor;
    private final WebServer web;

    private AllInOne(EffectiveSettings settings, DataFolder folder, InstantSource clock, Parts parts) {
        this.parts = parts;
        Meters.collect();
        TraceExport.start(settings.read(TraceConfig.class), "up").ifPresent(parts::keep);
        EmbeddedBroker broker = parts.keep(EmbeddedBroker.start(
                folder.part("broker"), settings.read(BrokerConfig.class).port()));
        folder.announce(broker.bootstrapServers());
        wire = settings.with(Map.of("kafka.bootstrap-servers", broker.bootstrapServers()))
                .wire();
        wire.createTopics();
        index = parts.keep(settings.index(folder.part("index")).open());
        ingest = parts.keep(
                IngestStage.start(wire, settings.read(IngestConfig.class), folder.part("state/ingest"), clock));
        enrich = parts.keep(
                EnrichStage.start(wire, settings.read(EnrichConfig.class), folder.part("state/enrich"), clock));
        trends = parts.keep(
                TrendStage.start(wire, settings.read(TrendConfig.class), folder.part("state/trends"), clock));
        sink = parts.keep(IndexSink.start(wire, settings.read(SinkConfig.class), index));
        AlertConfig alerting = settings.read(AlertConfig.class);
        alerts = parts.keep(AlertStage.start(wire, alerting, folder.part("state/alerts")));
        webhooks = parts.keep(WebhookDelivery.start(wire, alerting));
        monitor = parts.keep(settings.read(MonitorSettings.class).monitor(wire, clock));
        monitor.start();
        web = parts.keep(WebServer.start(
                settings.read(WebConfig.class),
                new WebSources(
                        index,
                        monitor::latest,
                        wire,
                        this::running,
                        new Explanations(settings.read(EnrichConfig.class)),
                        new QueryVectors())));
    }

    /// Starts it all, in the street's order.
    ///
    /// @param settings what the user says; [#DEFAULTS] hold where nothing is said
    /// @param folder stays the caller's to close, after this
    /// @throws RuntimeException with one line, when a part can't start; the parts before it are ended then
    public static AllInOne start(EffectiveSettings settings, DataFolder folder) {
        return start(settings, folder, InstantSource.system());
    }

    /// The same by another clock.
    ///
    /// @param clock by which feeds are polled, articles dated and lag told
    public static AllInOne start(EffectiveSettings settings, DataFolder folder, InstantSource clock) {
        Parts parts = new Parts();
        try {
            return new AllInOne(settings.orElse(DEFAULTS), folder, clock, parts);
        } catch (RuntimeException | Error e) {
            parts.close();
            throw e;
        }
    }

    /// The settings to reach this wire with.
    public WireConfig wire() {
        return wire;
    }

    public SearchIndex index() {
        return index;
    }

    /// Where the page is.
    public URI page() {
        return web.address();
    }

    /// Whether articles are asked for this saved search already.
    public boolean asks(String searchId) {
        return alerts.asks(searchId);
    }

    /// Lag as it is now.
    public LagReport lag() {
        return monitor.sample();
    }

    /// Whether every stage runs.
    public boolean running() {
        return ingest.running()
                && enrich.running()
                && trends.running()
                && sink.running()
                && alerts.running()
                && webhooks.running();
    }

    /// Why a stage ended by itself, in one line that names it.
    public Optional<String> failure() {
        return ingest.failure()
                .map(e -> "ingest: " + e)
                .or(() -> enrich.failure().map(e -> "enrich: " + e))
                .or(() -> trends.failure().map(e -> "trends: " + e))
                .or(() -> sink.failure().map(e -> "sink: " + e))
                .or(() -> alerts.failure().map(e -> "alerts: " + e))
                .or(() -> webhooks.failure().map(e -> "webhooks: " + e));
    }

    /// Ends all parts, the last started first; nothing is lost.
    @Override
    public void close() {
        parts.close();
    }
}
