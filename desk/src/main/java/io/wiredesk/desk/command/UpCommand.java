package io.wiredesk.desk.command;

import io.wiredesk.desk.allinone.AllInOne;
import io.wiredesk.desk.embedded.DataFolder;
import io.wiredesk.desk.record.Audit;
import io.wiredesk.desk.record.FeedTopic;
import io.wiredesk.desk.settings.EffectiveSettings;
import io.wiredesk.ingest.subscribe.Subscription;
import io.wiredesk.schemas.config.WireConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `up`: everything in one process on the user's own feeds.
@Command(
        name = "up",
        description = "Everything in one process on your own feeds, kept in a data folder, until stopped.",
        footer = {"", "Example: wiredesk up --feeds subscriptions.opml --data /var/lib/wiredesk"})
final class UpCommand implements Callable<Integer> {
    private static final Duration LOOK = Duration.ofMillis(500);

    private final Shell shell;

    @Option(names = "--feeds", paramLabel = "OPML", description = "Subscribe to the feeds of this file. Repeatable.")
    private List<Path> feeds = new ArrayList<>();

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder; data.folder otherwise.")
    private @Nullable Path data;

    UpCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        EffectiveSettings settings = shell.settings();
        List<Subscription> subscriptions = new ArrayList<>();
        feeds.forEach(file -> subscriptions.addAll(FeedsImportCommand.read(shell, file)));
        Path path = data == null ? settings.data().folder() : data;
        try (Stopping stopping = new Stopping();
                DataFolder folder = DataFolder.open(path);
                AllInOne wire = AllInOne.start(settings, folder)) {
            subscribe(wire.wire(), subscriptions);
            int count = FeedTopic.feeds(wire.wire()).size();
            shell.note("The wire is up with " + count + " feeds: page " + wire.page() + ", Kafka "
                    + wire.wire().kafka().bootstrapServers() + ", data in " + path + ". Ctrl-C to end.");
            while (!stopping.asked(LOOK)) {
                wire.failure().ifPresent(why -> {
                    throw new CommandException(why);
                });
            }
        }
        return 0;
    }

    private void subscribe(WireConfig wire, List<Subscription> subscriptions) {
        try (ProgressBar bar = new ProgressBar(shell, "feeds", System::nanoTime)) {
            Audit.ofCommand(wire)
                    .saved(FeedTopic.subscribe(wire, subscriptions, done -> bar.at(done, subscriptions.size())));
        }
    }
}
