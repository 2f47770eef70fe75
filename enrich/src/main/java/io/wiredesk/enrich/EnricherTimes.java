package io.wiredesk.enrich;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/// Where the time of a document goes, as the metrics counted it so far.
public final class EnricherTimes {
    private EnricherTimes() {}

    /// One line an enricher: documents, milliseconds a document, share of all. Empty registries give zeros.
    public static List<String> of(Enrichment enrichment) {
        double all = enrichment.enrichers().stream()
                .mapToDouble(e -> timer(e).totalTime(TimeUnit.MILLISECONDS))
                .sum();
        List<String> lines = new ArrayList<>();
        for (Enricher enricher : enrichment.enrichers()) {
            Timer timer = timer(enricher);
            double millis = timer.totalTime(TimeUnit.MILLISECONDS);
            lines.add(String.format(
                    Locale.ROOT,
                    "%-12s %6d documents  %8.3f ms each  %5.1f %%",
                    enricher.name(),
                    timer.count(),
                    timer.mean(TimeUnit.MILLISECONDS),
                    100 * millis / Math.max(all, 1e-9)));
        }
        return lines;
    }

    private static Timer timer(Enricher enricher) {
        return Metrics.timer(Enrichment.ENRICHER_TIME, "enricher", enricher.name());
    }
}
