package io.wiredesk.desk.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.wiredesk.desk.settings.EffectiveSettings;
import io.wiredesk.enrich.BoundedEnrichment;
import io.wiredesk.enrich.EnrichConfig;
import io.wiredesk.enrich.Enrichment;
import io.wiredesk.enrich.replay.Replay;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `replay`: enrich again from the articles topic; readers keep the old answers until the new ones are whole.
@Command(
        name = "replay",
        description =
                "Enrich again what was enriched before; readers keep the old answers until all new ones are there.",
        footer = {
            "",
            "Run again after a break, it goes on where it stood.",
            "Example: wiredesk replay --from 2026-01-31T00:00:00Z"
        })
final class ReplayCommand implements Callable<Integer> {
    private final Shell shell;

    @Option(names = "--from", required = true, paramLabel = "INSTANT|beginning", description = "Articles from then on.")
    private String from = "beginning";

    ReplayCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        EffectiveSettings settings = shell.settings();
        EnrichConfig config = settings.read(EnrichConfig.class);
        Instant start = start();
        try (BoundedEnrichment enrichment = new BoundedEnrichment(Enrichment.load(config), config.timeout())) {
            Replay.Outcome outcome = new Replay(
                            settings.wire(), article -> enrichment.enrich(article, Instant.now()), this::progress)
                    .run(start);
            print(outcome);
            return 0;
        }
    }

    private @Nullable Instant start() {
        try {
            return from.equals("beginning") ? null : Instant.parse(from);
        } catch (DateTimeParseException e) {
            throw new CommandException(
                    "--from " + from + " is neither 'beginning' nor an instant such as 2026-01-31T00:00:00Z", e);
        }
    }

    private void progress(long read, long all) {
        shell.note(String.format(Locale.ROOT, "enriched again %d of at most %d", read, all));
    }

    private void print(Replay.Outcome outcome) {
        if (shell.json()) {
            shell.document(JsonNodeFactory.instance
                    .objectNode()
                    .put("read", outcome.read())
                    .put("failed", outcome.failed())
                    .put("published", outcome.published())
                    .put("resumed", outcome.resumed()));
        } else {
            shell.line(outcome.published() + " articles have a new answer; " + outcome.read() + " revisions read, "
                    + outcome.failed() + " not enriched again");
        }
    }
}
