package io.wiredesk.desk.web;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.CountAtBucket;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.wiredesk.desk.embedded.FolderLock;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// What the stages of this process count, and what its JVM takes, as Prometheus reads it. Stages count in Micrometer's
/// global registry; from [#collect] on there is one behind it that keeps the figures.
///
/// Safe for several threads. It lives as long as the process.
public final class Meters {
    /// Meters whose name ends so tell how old news is: as a histogram with these bounds.
    private static final String FRESHNESS = ".freshness";

    private static final double[] BOUNDS = Stream.of(
                    "PT0.1S", "PT0.25S", "PT0.5S", "PT1S", "PT1.5S", "PT2.5S", "PT5S", "PT10S", "PT30S", "PT1M", "PT5M",
                    "PT15M", "PT1H", "PT4H", "PT24H")
            .mapToDouble(bound -> Duration.parse(bound).toNanos())
            .toArray();

    private static final class Holder {
        static final PrometheusMeterRegistry REGISTRY = registry();
    }

    private Meters() {}

    /// Keeps what is counted from now on; the second call changes nothing.
    public static void collect() {
        var _ = Holder.REGISTRY.getMeters();
    }

    /// The figures in Prometheus' text format.
    public static String scrape() {
        return Holder.REGISTRY.scrape();
    }

    /// How old news was when it passed the stages of this process.
    static List<PipelineView.Freshness> freshness() {
        return Holder.REGISTRY.getMeters().stream()
                .filter(meter -> meter.getId().getName().endsWith(FRESHNESS))
                .filter(Timer.class::isInstance)
                .map(Timer.class::cast)
                .map(Meters::freshness)
                .filter(row -> row.count() > 0)
                .sorted(Comparator.comparing(PipelineView.Freshness::stage)
                        .thenComparing(PipelineView.Freshness::since))
                .toList();
    }

    private static PipelineView.Freshness freshness(Timer timer) {
        CountAtBucket[] buckets = timer.takeSnapshot().histogramCounts();
        String stage = timer.getId().getName().split("\\.", -1)[1];
        String since = timer.getId().getTag("since");
        return new PipelineView.Freshness(
                stage,
                // Only the sink knows of several; the others count from what came right before.
                since == null ? (stage.equals("ingest") ? "published" : "fetched") : since,
                timer.count(),
                quantile(buckets, timer.count(), 0.5),
                quantile(buckets, timer.count(), 0.95),
                quantile(buckets, timer.count(), 0.99));
    }

    /// Between the bounds of its bucket in proportion, as Prometheus' `histogram_quantile` does it; beyond the last
    /// bound only that is known.
    ///
    /// @param buckets cumulative
    private static String quantile(CountAtBucket[] buckets, long count, double quantile) {
        double rank = quantile * count;
        double lower = 0;
        double below = 0;
        for (CountAtBucket bucket : buckets) {
            if (bucket.count() >= rank && bucket.count() > below) {
                double place = lower + (bucket.bucket() - lower) * (rank - below) / (bucket.count() - below);
                return PipelineView.seconds(Duration.ofNanos(Math.round(place)));
            }
            lower = bucket.bucket();
            below = bucket.count();
        }
        return "> " + PipelineView.seconds(Duration.ofNanos(Math.round(lower)));
    }

    // What listens for garbage collections lives as long as the process.
    @SuppressWarnings("resource")
    private static PrometheusMeterRegistry registry() {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        registry.config().meterFilter(histograms());
        new JvmMemoryMetrics().bindTo(registry);
        new JvmGcMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        Gauge.builder("wiredesk.former.process.crashed", () -> FolderLock.crashed() ? 1 : 0)
                .register(registry);
        Metrics.addRegistry(registry);
        return registry;
    }

    private static MeterFilter histograms() {
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return id.getName().endsWith(FRESHNESS)
                        ? DistributionStatisticConfig.builder()
                                .serviceLevelObjectives(BOUNDS)
                                .build()
                                .merge(config)
                        : config;
            }
        };
    }
}
