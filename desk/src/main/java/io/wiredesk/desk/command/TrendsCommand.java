package io.wiredesk.desk.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.wiredesk.desk.embedded.StateFolder;
import io.wiredesk.desk.record.RecordJson;
import io.wiredesk.desk.record.Trends;
import io.wiredesk.desk.settings.EffectiveSettings;
import io.wiredesk.enrich.trend.TrendConfig;
import io.wiredesk.enrich.trend.TrendStage;
import io.wiredesk.news.Trend;
import io.wiredesk.news.TrendArticle;
import io.wiredesk.schemas.streams.StreamsStage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `trends`: what rises, and the articles that explain it.
@Command(
        name = "trends",
        description = "Entities and subjects that rise against their own past, with the articles that explain it.",
        subcommands = TrendsCommand.Run.class,
        footer = {"", "Example: wiredesk trends --hours 24 --json"})
final class TrendsCommand implements Callable<Integer> {
    private static final int EXPLAINING = 3;

    private final Shell shell;

    @Option(names = "--hours", paramLabel = "N", description = "Windows of the last N hours (${DEFAULT-VALUE}).")
    private int hours = 24;

    @Option(names = "--limit", paramLabel = "N", description = "So many at most (${DEFAULT-VALUE}).")
    private int limit = 20;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    TrendsCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        if (hours < 1 || limit < 1) {
            throw new ParameterException(spec.commandLine(), "--hours and --limit are at least 1");
        }
        List<Trend> rising = Trends.read(shell.settings().wire()).rising(Instant.now(), Duration.ofHours(hours), limit);
        if (shell.json()) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            rising.forEach(trend -> all.add(RecordJson.of(trend)));
            shell.document(all);
        } else {
            rising.forEach(this::print);
            if (rising.isEmpty()) {
                shell.note("nothing rises; 'trends.min-past' says how much past is needed first");
            }
        }
        return 0;
    }

    private void print(Trend trend) {
        shell.line(String.format(
                Locale.ROOT,
                "%s (%s)  %d stories of %d sources since %s, %.1f where %.1f was to be expected",
                trend.getName(),
                trend.getId(),
                trend.getStories(),
                trend.getSources(),
                trend.getWindowStart(),
                trend.getWeight(),
                trend.getExpected()));
        trend.getArticles().stream().limit(EXPLAINING).map(TrendsCommand::line).forEach(shell::line);
    }

    private static String line(TrendArticle article) {
        return "    " + article.getSource().getName() + ": " + article.getTitle()
                + (article.getSources() > 1 ? " (" + article.getSources() + " sources)" : "");
    }

    /// `trends run`.
    @Command(
            name = "run",
            description = "The stage: count what articles are about, publish what rises.",
            footer = {"", "Example: wiredesk trends run --trends.window=1h"})
    static final class Run implements Callable<Integer> {
        private final Shell shell;

        Run(Shell shell) {
            this.shell = shell;
        }

        @Override
        public Integer call() throws InterruptedException, IOException {
            EffectiveSettings settings = StageCommands.settings(shell);
            try (Stopping stopping = new Stopping();
                    StateFolder state = StateFolder.claim(settings.data().state("trends"));
                    StreamsStage stage =
                            TrendStage.start(settings.wire(), settings.read(TrendConfig.class), state.path())) {
                return StageCommands.run(shell, "trends", stopping, stage::failure);
            }
        }
    }
}
