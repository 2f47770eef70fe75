package io.wiredesk.desk.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.wiredesk.desk.record.Audit;
import io.wiredesk.desk.record.FeedTopic;
import io.wiredesk.desk.record.RecordJson;
import io.wiredesk.ingest.fetch.WebAddress;
import io.wiredesk.ingest.subscribe.FeedId;
import io.wiredesk.news.Feed;
import io.wiredesk.schemas.config.WireConfig;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `feeds`: the subscriptions.
@Command(
        name = "feeds",
        description = "The subscriptions, and what the parser makes of a feed.",
        footer = {"", "Example: wiredesk feeds add https://harbour.example/feed.xml"},
        subcommands = {
            FeedsAddCommand.class,
            FeedsImportCommand.class,
            FeedsExportCommand.class,
            FeedsCommand.ListAll.class,
            FeedsStatusCommand.class,
            FeedsCommand.Remove.class,
            FeedsInspectCommand.class
        })
final class FeedsCommand implements Runnable {
    private final Shell shell;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    FeedsCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public void run() {
        spec.commandLine().usage(shell.out());
    }

    /// What was subscribed to, as lines or as JSON.
    static void print(Shell shell, Collection<Feed> feeds) {
        if (shell.json()) {
            ArrayNode all = JsonNodeFactory.instance.arrayNode();
            feeds.forEach(feed -> all.add(RecordJson.of(feed)));
            shell.document(all);
        } else {
            feeds.forEach(feed -> shell.line(line(feed)));
        }
    }

    private static String line(Feed feed) {
        StringBuilder line = new StringBuilder(feed.getId() + "  " + masked(feed.getUrl()));
        if (feed.getTitle() != null) {
            line.append("  ").append(feed.getTitle());
        }
        if (!feed.getTags().isEmpty()) {
            line.append("  [").append(String.join(", ", feed.getTags())).append(']');
        }
        return line.toString();
    }

    /// The address without credentials.
    static String masked(String url) {
        return WebAddress.masked(url);
    }

    /// `feeds list`.
    @Command(
            name = "list",
            description = "The subscriptions.",
            footer = {"", "Example: wiredesk feeds list --json"})
    static final class ListAll implements Callable<Integer> {
        private final Shell shell;

        ListAll(Shell shell) {
            this.shell = shell;
        }

        @Override
        public Integer call() {
            print(shell, FeedTopic.feeds(shell.settings().wire()).values());
            return 0;
        }
    }

    /// `feeds remove`.
    @Command(
            name = "remove",
            description = "End subscriptions; their articles stay.",
            footer = {"", "Example: wiredesk feeds remove https://harbour.example/feed.xml"})
    static final class Remove implements Callable<Integer> {
        private final Shell shell;

        @Parameters(arity = "1..*", paramLabel = "FEED", description = "Address or id.")
        private List<String> wanted = new ArrayList<>();

        Remove(Shell shell) {
            this.shell = shell;
        }

        @Override
        public Integer call() {
            WireConfig wire = shell.settings().wire();
            Map<String, Feed> feeds = FeedTopic.feeds(wire);
            Map<String, String> ids = wanted.stream()
                    .distinct()
                    .collect(Collectors.toMap(w -> w, w -> feeds.containsKey(w) ? w : FeedId.of(w)));
            ids.forEach((named, id) -> {
                if (!feeds.containsKey(id)) {
                    throw new CommandException("there is no subscription " + named + "; see 'wiredesk feeds list'");
                }
            });
            FeedTopic.remove(wire, ids.values());
            Audit.ofCommand(wire).removed(ids.values());
            print(shell, ids.values().stream().distinct().map(feeds::get).toList());
            return 0;
        }
    }
}
