package io.wiredesk.desk.command;

import io.wiredesk.desk.record.FeedTopic;
import io.wiredesk.ingest.subscribe.OpmlWriter;
import io.wiredesk.news.Feed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `feeds export`: the subscriptions as OPML.
@Command(
        name = "export",
        description = {
            "The subscriptions as OPML 2.0, on stdout: tags as folders, further settings as attributes of a namespace of",
            "its own, which 'feeds import' reads back."
        },
        footer = {"", "Example: wiredesk feeds export > subscriptions.opml"})
final class FeedsExportCommand implements Callable<Integer> {
    private final Shell shell;

    @Option(names = "--output", paramLabel = "FILE", description = "Write there instead.")
    private @Nullable Path output;

    @Option(names = "--secrets", description = "With request headers, users and passwords, readable by anyone.")
    private boolean secrets;

    FeedsExportCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws IOException {
        List<Feed> feeds = List.copyOf(FeedTopic.feeds(shell.settings().wire()).values());
        String opml = OpmlWriter.write(feeds, secrets).strip();
        if (output == null) {
            shell.line(opml);
        } else {
            Files.writeString(output, opml + "\n", StandardCharsets.UTF_8);
        }
        long withSecrets = feeds.stream()
                .filter(feed ->
                        feed.getBasicAuth() != null || !feed.getHeaders().isEmpty())
                .count();
        if (!secrets && withSecrets > 0) {
            shell.note("the headers, users and passwords of " + withSecrets
                    + " feeds are left out; --secrets writes them");
        }
        return 0;
    }
}
