package io.wiredesk.desk.command;

import io.wiredesk.desk.record.Audit;
import io.wiredesk.desk.record.FeedTopic;
import io.wiredesk.ingest.subscribe.Opml;
import io.wiredesk.ingest.subscribe.Subscription;
import io.wiredesk.news.Feed;
import io.wiredesk.schemas.config.WireConfig;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `feeds import`: subscribes to every feed of OPML files.
@Command(
        name = "import",
        description = {
            "Subscribe to every feed of OPML files. Folders become tags, a folder in a folder is written with a slash.",
            "A feed that is subscribed to already changes in what the file says of it."
        },
        footer = {"", "Example: wiredesk feeds import subscriptions.opml"})
final class FeedsImportCommand implements Callable<Integer> {
    private final Shell shell;

    @Parameters(arity = "1..*", paramLabel = "OPML", description = "The files.")
    private List<Path> files = new ArrayList<>();

    FeedsImportCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() {
        WireConfig wire = shell.settings().wire();
        List<Subscription> wanted = new ArrayList<>();
        files.forEach(file -> wanted.addAll(read(shell, file)));
        wire.createTopics();
        try (ProgressBar bar = new ProgressBar(shell, "feeds", System::nanoTime)) {
            List<Feed> feeds = FeedTopic.subscribe(wire, wanted, done -> bar.at(done, wanted.size()));
            Audit.ofCommand(wire).saved(feeds);
            FeedsCommand.print(shell, feeds);
        }
        return 0;
    }

    /// What a file holds; what can't be used of it is noted.
    static List<Subscription> read(Shell shell, Path file) {
        try {
            Opml.Content content = Opml.read(Files.readAllBytes(file));
            content.warnings().forEach(warning -> shell.note("wiredesk: " + file + ": " + warning));
            return content.subscriptions();
        } catch (IOException e) {
            throw new CommandException(file + " can't be read: " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw new CommandException(file + " is " + e.getMessage(), e);
        }
    }
}
