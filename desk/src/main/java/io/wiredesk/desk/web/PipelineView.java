package io.wiredesk.desk.web;

import io.wiredesk.monitor.GroupLag;
import io.wiredesk.monitor.LagReport;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Who lags, and how old news is when it passes, as the page shows it.
///
/// @param sampled whether the cluster was looked at already
public record PipelineView(boolean sampled, List<Lag> lag, List<Freshness> freshness) {

    /// One row of the lag table.
    ///
    /// @param seconds how long what waits has waited; a dash where not known
    public record Lag(String group, String type, long records, String seconds, String verdict, boolean trouble) {
        private static Lag of(GroupLag group) {
            return new Lag(
                    group.group(),
                    group.type(),
                    group.lagRecords(),
                    group.lagSeconds() == null ? "–" : String.format(Locale.ROOT, "%.1f", group.lagSeconds()),
                    group.verdict().name(),
                    group.verdict().isError());
        }
    }

    /// How old news was when it passed a stage of this process, in seconds since `since`.
    ///
    /// @param stage such as `sink`
    /// @param since such as `published`
    public record Freshness(String stage, String since, long count, String p50, String p95, String p99) {}

    static PipelineView of(Optional<LagReport> report, List<Freshness> freshness) {
        return new PipelineView(
                report.isPresent(),
                report.map(r -> r.groups().stream().map(Lag::of).toList()).orElse(List.of()),
                freshness);
    }

    /// Seconds in as many figures as say something.
    static String seconds(Duration age) {
        double seconds = age.toNanos() / 1e9;
        return String.format(Locale.ROOT, seconds < 10 ? "%.2f" : "%.0f", seconds);
    }
}
