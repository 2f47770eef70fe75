package io.wiredesk.desk.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.wiredesk.desk.record.FeedTopic;
import io.wiredesk.desk.record.RecordJson;
import io.wiredesk.ingest.fetch.WebAddress;
import io.wiredesk.ingest.subscribe.FeedId;
import io.wiredesk.ingest.subscribe.Opml;
import io.wiredesk.news.Feed;
import io.wiredesk.news.FeedStatus;
import io.wiredesk.news.PollResult;
import io.wiredesk.schemas.config.WireConfig;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `feeds`: the subscriptions.
@Command(
        name = "feeds",
        description = "The subscriptions, and what the parser makes of a feed.",
        footer = {"", "Example: wiredesk feeds add https://harbour.example/feed.xml"},
        subcommands = {
            FeedsAddCommand.class,
            FeedsCommand.Import.class,
            FeedsCommand.Export.class,
            FeedsCommand.ListAll.class,
            FeedsCommand.Status.class,
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
            feeds.forEach(feed -> shell.line(feed.getId() + "  " + WebAddress.masked(feed.getUrl())
                    + (feed.getTitle() == null ? "" : "  " + feed.getTitle())
                    + (feed.getTags().isEmpty() ? "" : "  [" + String.join(", ", feed.getTags()) + "]")));
        }
    }

    /// `feeds import`.
    @Command(
            name = "import",
            description = "Subscribe to every feed of an OPML file.",
            footer = {"", "Example: wiredesk feeds import subscriptions.opml"})
    static final class Import implements Callable<Integer> {
        private final Shell shell;

        @Parameters(paramLabel = "OPML", description = "The file.")
        private Path file = Path.of("");

        Import(Shell shell) {
            this.shell = shell;
        }

        @Override
        public Integer call() {
            WireConfig wire = shell.settings().wire();
            List<Feed> feeds = UpCommand.read(file);
            wire.createTopics();
            FeedTopic.put(wire, feeds);
            print(shell, feeds);
            return 0;
        }
    }

    /// `feeds export`.
    @Command(
            name = "export",
            description = "The subscriptions as OPML, on stdout.",
            footer = {"", "Example: wiredesk feeds export > subscriptions.opml"})
    static final class Export implements Callable<Integer> {
        private final Shell shell;

        @Option(names = "--output", paramLabel = "FILE", description = "Write there instead.")
        private @Nullable Path output;

        Export(Shell shell) {
            this.shell = shell;
        }

        @Override
        public Integer call() throws IOException {
            Map<String, Feed> feeds = FeedTopic.feeds(shell.settings().wire());
            String opml = Opml.write(List.copyOf(feeds.values())).strip();
            if (output == null) {
                shell.line(opml);
            } else {
                Files.writeString(output, opml + "\n", StandardCharsets.UTF_8);
            }
            return 0;
        }
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

    /// `feeds status`.
    @Command(
            name = "status",
            description = "What came of the last poll of every feed, and when the next is due.",
            footer = {"", "Example: wiredesk feeds status"})
    static final class Status implements Callable<Integer> {
        private final Shell shell;

        Status(Shell shell) {
            this.shell = shell;
        }

        @Override
        public Integer call() {
            WireConfig wire = shell.settings().wire();
            Map<String, Feed> feeds = FeedTopic.feeds(wire);
            Collection<FeedStatus> statuses = FeedTopic.statuses(wire).values();
            if (shell.json()) {
                ArrayNode all = JsonNodeFactory.instance.arrayNode();
                statuses.forEach(status -> all.add(RecordJson.of(status)));
                shell.document(all);
            } else {
                statuses.forEach(status -> shell.line(line(status)));
            }
            long unpolled = feeds.size()
                    - feeds.keySet().stream()
                            .filter(id -> statuses.stream()
                                    .anyMatch(s -> s.getFeedId().equals(id)))
                            .count();
            if (unpolled > 0) {
                shell.note(unpolled + " feeds were not polled yet");
            }
            return 0;
        }

        private static String line(FeedStatus status) {
            String result = status.getResult().name().toLowerCase(Locale.ROOT).replace('_', '-');
            return String.format(
                    Locale.ROOT,
                    "%s  %-12s  %s  %d polls, %d unchanged, next %s%s",
                    status.getFeedId(),
                    result,
                    status.getUrl(),
                    status.getPolls(),
                    status.getNotModified(),
                    status.getNextPollAt() == null ? "never" : status.getNextPollAt(),
                    status.getResult() == PollResult.FAILED || status.getMessage() != null
                            ? "\n    " + status.getMessage()
                            : "");
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
            print(shell, ids.values().stream().distinct().map(feeds::get).toList());
            return 0;
        }
    }
}
