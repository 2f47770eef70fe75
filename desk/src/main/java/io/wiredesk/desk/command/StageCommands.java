package io.wiredesk.desk.command;

import io.wiredesk.desk.embedded.FolderLock;
import io.wiredesk.desk.embedded.StateFolder;
import io.wiredesk.desk.record.QueryVectors;
import io.wiredesk.desk.settings.EffectiveSettings;
import io.wiredesk.desk.settings.MetricsConfig;
import io.wiredesk.desk.settings.MonitorSettings;
import io.wiredesk.desk.settings.TraceConfig;
import io.wiredesk.desk.trace.TraceExport;
import io.wiredesk.desk.web.Explanations;
import io.wiredesk.desk.web.Meters;
import io.wiredesk.desk.web.MetricsServer;
import io.wiredesk.desk.web.WebConfig;
import io.wiredesk.desk.web.WebServer;
import io.wiredesk.desk.web.WebSources;
import io.wiredesk.enrich.EnrichConfig;
import io.wiredesk.enrich.EnrichStage;
import io.wiredesk.ingest.IngestConfig;
import io.wiredesk.ingest.IngestStage;
import io.wiredesk.monitor.LagMonitor;
import io.wiredesk.schemas.config.WireConfig;
import io.wiredesk.schemas.streams.StreamsStage;
import io.wiredesk.sink.IndexSink;
import io.wiredesk.sink.SearchIndex;
import io.wiredesk.sink.SinkConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/// The commands that run one stage alone, against a cluster that is there: what a compose file runs.
final class StageCommands {
    private static final Duration LOOK = Duration.ofMillis(500);

    private StageCommands() {}

    /// The settings of a stage that is about to start; what it counts from now on is kept where that is asked for.
    static EffectiveSettings settings(Shell shell) {
        EffectiveSettings settings = shell.settings();
        if (settings.read(MetricsConfig.class).served()) {
            Meters.collect();
        }
        return settings;
    }

    /// Runs until asked to stop, or until the stage ends by itself; serves its figures and sends its traces where that
    /// is
    /// asked for.
    static int run(Shell shell, String what, Stopping stopping, Supplier<Optional<Throwable>> failure)
            throws InterruptedException {
        EffectiveSettings settings = shell.settings();
        Optional<TraceExport> traces = TraceExport.start(settings.read(TraceConfig.class), what);
        try {
            return served(shell, what, stopping, failure, settings.read(MetricsConfig.class));
        } finally {
            traces.ifPresent(TraceExport::close);
        }
    }

    private static int served(
            Shell shell, String what, Stopping stopping, Supplier<Optional<Throwable>> failure, MetricsConfig metrics)
            throws InterruptedException {
        if (!metrics.served()) {
            return await(shell, what, stopping, failure);
        }
        try (MetricsServer server = MetricsServer.ofStage(metrics.host(), metrics.port(), failure)) {
            shell.note("metrics at " + server.address() + "metrics");
            return await(shell, what, stopping, failure);
        }
    }

    private static int await(Shell shell, String what, Stopping stopping, Supplier<Optional<Throwable>> failure)
            throws InterruptedException {
        shell.note(what + " runs; Ctrl-C to end.");
        while (!stopping.asked(LOOK)) {
            failure.get().ifPresent(e -> {
                throw new CommandException(what + " ended by itself: " + e.getMessage(), e);
            });
        }
        return 0;
    }

    /// `ingest`.
    @Command(
            name = "ingest",
            description = "Poll the subscribed feeds, publish articles.",
            footer = {"", "Example: wiredesk ingest --kafka.bootstrap-servers=kafka:9092"})
    static final class Ingest implements Callable<Integer> {
        private final Shell shell;

        Ingest(Shell shell) {
            this.shell = shell;
        }

        @Override
        public Integer call() throws InterruptedException, IOException {
            EffectiveSettings settings = settings(shell);
            try (Stopping stopping = new Stopping();
                    StateFolder state = StateFolder.claim(settings.data().state("ingest"));
                    IngestStage stage =
                            IngestStage.start(settings.wire(), settings.read(IngestConfig.class), state.path())) {
                return run(shell, "ingest", stopping, stage::failure);
            }
        }
    }

    /// `enrich`.
    @Command(
            name = "enrich",
            description = "Enrich articles: entities, topics, attribution.",
            footer = {"", "Example: wiredesk enrich --enrich.threads=2"})
    static final class Enrich implements Callable<Integer> {
        private final Shell shell;

        Enrich(Shell shell) {
            this.shell = shell;
        }

        @Override
        public Integer call() throws InterruptedException, IOException {
            EffectiveSettings settings = settings(shell);
            try (Stopping stopping = new Stopping();
                    StateFolder state = StateFolder.claim(settings.data().state("enrich"));
                    StreamsStage stage =
                            EnrichStage.start(settings.wire(), settings.read(EnrichConfig.class), state.path())) {
                return run(shell, "enrich", stopping, stage::failure);
            }
        }
    }

    /// `sink`.
    @Command(
            name = "sink",
            description = "Feed the search index.",
            footer = {"", "Example: wiredesk sink --data.folder=/var/lib/wiredesk"})
    static final class Sink implements Callable<Integer> {
        private final Shell shell;

        Sink(Shell shell) {
            this.shell = shell;
        }

        @Override
        public Integer call() throws InterruptedException, IOException {
            EffectiveSettings settings = settings(shell);
            WireConfig wire = settings.wire();
            wire.createTopics();
            try (Stopping stopping = new Stopping();
                    @Nullable FolderLock _ = lock(settings);
                    SearchIndex index = settings.index().open();
                    IndexSink stage = IndexSink.start(wire, settings.read(SinkConfig.class), index)) {
                return run(shell, "sink", stopping, stage::failure);
            }
        }

        /// That of the index folder; null where there is none, or where another has it, which opening the index says.
        private static @Nullable FolderLock lock(EffectiveSettings settings) throws IOException {
            if (settings.read(SinkConfig.class).index() != SinkConfig.Kind.LUCENE) {
                return null;
            }
            Path folder = Files.createDirectories(settings.data().index());
            return FolderLock.take(folder.resolve("process.lock")).orElse(null);
        }
    }

    /// `monitor`.
    @Command(
            name = "monitor",
            description = "Watch the lag of every consumer group, serve it as metrics.",
            footer = {"", "Example: wiredesk monitor --monitor.port=8081"})
    static final class Monitor implements Callable<Integer> {
        private final Shell shell;

        Monitor(Shell shell) {
            this.shell = shell;
        }

        @Override
        public Integer call() throws InterruptedException {
            EffectiveSettings settings = shell.settings();
            MonitorSettings watch = settings.read(MonitorSettings.class);
            try (Stopping stopping = new Stopping();
                    LagMonitor monitor = watch.monitor(settings.wire(), InstantSource.system());
                    MetricsServer server = MetricsServer.ofMonitor(watch.host(), watch.port(), monitor)) {
                monitor.start();
                shell.note("metrics at " + server.address() + "metrics");
                return await(shell, "monitor", stopping, Optional::empty);
            }
        }
    }

    /// `web`.
    @Command(
            name = "web",
            description = "Serve the page and the HTTP interface.",
            footer = {"", "Example: wiredesk web --web.port=8080"})
    static final class Web implements Callable<Integer> {
        private final Shell shell;

        Web(Shell shell) {
            this.shell = shell;
        }

        @Override
        public Integer call() throws InterruptedException {
            EffectiveSettings settings = shell.settings();
            WireConfig wire = settings.wire();
            try (Stopping stopping = new Stopping();
                    LagMonitor monitor = settings.read(MonitorSettings.class).monitor(wire, InstantSource.system());
                    SearchIndex index = settings.index().openReader();
                    WebServer web = WebServer.start(
                            settings.read(WebConfig.class),
                            new WebSources(
                                    index,
                                    monitor::latest,
                                    wire,
                                    () -> monitor.latest().isPresent(),
                                    new Explanations(settings.read(EnrichConfig.class)),
                                    new QueryVectors()))) {
                monitor.start();
                shell.note("page " + web.address());
                return await(shell, "web", stopping, Optional::empty);
            }
        }
    }
}
