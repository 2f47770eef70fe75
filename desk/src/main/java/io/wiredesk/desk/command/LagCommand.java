package io.wiredesk.desk.command;

import io.wiredesk.desk.settings.EffectiveSettings;
import io.wiredesk.desk.settings.MonitorSettings;
import io.wiredesk.desk.web.LagJson;
import io.wiredesk.monitor.GroupLag;
import io.wiredesk.monitor.LagMonitor;
import io.wiredesk.monitor.LagReport;
import io.wiredesk.monitor.LagTable;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `lag`: how far behind every consumer group is.
@Command(
        name = "lag",
        description = "Every group's lag in records and seconds, its verdict, and the time until data is lost.",
        footer = {"", "Example: wiredesk lag --group news-sink --fail-above 60"})
final class LagCommand implements Callable<Integer> {
    private final Shell shell;

    @Option(names = "--group", paramLabel = "G", description = "This group only. Repeatable.")
    private List<String> groups = new ArrayList<>();

    @Option(names = "--watch", description = "Again at every monitor.interval, until stopped.")
    private boolean watch;

    @Option(
            names = "--fail-above",
            paramLabel = "SECONDS",
            description = "Exit 1 where a group is further behind than this, or in trouble.")
    private @Nullable Double failAbove;

    LagCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws InterruptedException {
        EffectiveSettings settings = shell.settings();
        MonitorSettings watching = settings.read(MonitorSettings.class);
        try (Stopping stopping = new Stopping();
                LagMonitor monitor = watching.monitor(settings.wire(), InstantSource.system())) {
            boolean behind;
            do {
                LagReport report = only(monitor.sample());
                print(report);
                behind = report.groups().stream().anyMatch(this::behind);
            } while (watch && !stopping.asked(watching.interval()));
            return behind ? 1 : 0;
        }
    }

    private LagReport only(LagReport report) {
        if (groups.isEmpty()) {
            return report;
        }
        List<String> known = report.groups().stream().map(GroupLag::group).toList();
        List<String> unknown = groups.stream().filter(g -> !known.contains(g)).toList();
        if (!unknown.isEmpty()) {
            throw new CommandException(
                    "there is no group " + String.join(", ", unknown) + "; there are " + String.join(", ", known));
        }
        Stream<GroupLag> wanted = report.groups().stream().filter(g -> groups.contains(g.group()));
        return new LagReport(
                report.at(),
                report.cluster(),
                report.brokers(),
                wanted.toList(),
                report.unreadable(),
                report.simpleConsumers(),
                report.took());
    }

    private boolean behind(GroupLag group) {
        Double limit = failAbove;
        return limit != null
                && (group.verdict().isError() || (group.lagSeconds() != null && group.lagSeconds() > limit));
    }

    private void print(LagReport report) {
        if (shell.json() && watch) {
            shell.jsonLine(LagJson.of(report));
        } else if (shell.json()) {
            shell.document(LagJson.of(report));
        } else {
            shell.line(LagTable.render(report).stripTrailing());
        }
    }
}
