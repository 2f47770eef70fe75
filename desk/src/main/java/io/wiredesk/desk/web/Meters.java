package io.wiredesk.desk.web;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
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
