package io.wiredesk.desk.command;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.wiredesk.desk.embedded.DataFolder;
import io.wiredesk.desk.embedded.EmbeddedBroker;
import io.wiredesk.desk.settings.EffectiveSettings;
import io.wiredesk.sink.IndexPlace;
import io.wiredesk.sink.Reindex;
import io.wiredesk.sink.SinkConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `reindex`: the index again from the enriched topic beside the live one, then in its place.
@Command(
        name = "reindex",
        description = {
            "Build the index again from the enriched topic beside the live one, then switch; no search fails meanwhile.",
            "With 'up' or a sink running, that takes the new index up; with nothing running, the data folder's own"
                    + " broker is started for the time. Articles that the topic no longer keeps go."
        },
        footer = {
            "",
            "Run again after a break, it goes on where it stood.",
            "Example: wiredesk reindex --data wiredesk-data"
        })
final class ReindexCommand implements Callable<Integer> {
    private final Shell shell;

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder; data.folder otherwise.")
    private @Nullable Path data;

    ReindexCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws IOException {
        EffectiveSettings settings = shell.settings();
        Path folder = data == null ? settings.data().folder() : data;
        if (!Files.isDirectory(folder.resolve("broker"))) {
            return run(settings, folder); // A stage's folder: the broker is elsewhere.
        }
        try (DataFolder opened = DataFolder.open(folder);
                EmbeddedBroker broker = EmbeddedBroker.start(opened.part("broker"), 0)) {
            return run(settings.with(Map.of("kafka.bootstrap-servers", broker.bootstrapServers())), folder);
        } catch (DataFolder.InUse _) {
            return runBeside(settings, folder);
        }
    }

    /// The all-in-one has the folder, and the broker to read from.
    private int runBeside(EffectiveSettings settings, Path folder) throws IOException {
        String running = DataFolder.broker(folder)
                .orElseThrow(() -> new CommandException("the data folder " + folder
                        + " is in use by a program that doesn't say where its broker is; name it with"
                        + " --kafka.bootstrap-servers"));
        return run(settings.orElse(Map.of("kafka.bootstrap-servers", running)), folder);
    }

    private int run(EffectiveSettings settings, Path folder) {
        IndexPlace place = settings.index(folder.resolve("index"));
        Reindex.Outcome outcome;
        try (ProgressBar bar = new ProgressBar(shell, "reindex", System::nanoTime)) {
            outcome = new Reindex(settings.wire(), settings.read(SinkConfig.class), place, bar::at).run();
        }
        if (shell.json()) {
            shell.document(JsonNodeFactory.instance
                    .objectNode()
                    .put("index", place.where())
                    .put("records", outcome.records())
                    .put("failed", outcome.failed())
                    .put("articles", outcome.articles())
                    .put("resumed", outcome.resumed()));
        } else {
            shell.line(outcome.articles() + " articles in " + place.where() + ", of " + outcome.records()
                    + " records read" + (outcome.failed() == 0 ? "" : ", " + outcome.failed() + " unusable"));
        }
        return 0;
    }
}
