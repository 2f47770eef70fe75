package io.wiredesk.desk.command;

import io.wiredesk.desk.record.Audit;
import io.wiredesk.desk.record.FeedTopic;
import io.wiredesk.desk.settings.EffectiveSettings;
import io.wiredesk.ingest.IngestConfig;
import io.wiredesk.ingest.poll.Poll;
import io.wiredesk.ingest.subscribe.FeedSettings;
import io.wiredesk.ingest.subscribe.Subscription;
import io.wiredesk.news.Feed;
import io.wiredesk.schemas.config.WireConfig;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `feeds add`: subscribes to feeds, or to the feeds that a web page names.
@Command(
        name = "add",
        description = {
            "Subscribe to feeds; a web page's address subscribes to the feeds it names.",
            "A feed that is subscribed to already changes in what you say of it."
        },
        footer = {
            "",
            "Example: wiredesk feeds add https://harbour.example/ --tag local",
            "         wiredesk feeds add https://wire.example/feed --interval 5m --user reader --header 'X-Key: k' < secret"
        })
final class FeedsAddCommand implements Callable<Integer> {
    private final Shell shell;

    @Parameters(arity = "1..*", paramLabel = "URL", description = "Addresses of feeds or of pages.")
    private List<String> urls = new ArrayList<>();

    @Mixin
    private FeedOptions options = new FeedOptions();

    @Option(names = "--unchecked", description = "Subscribe without a look at the address first.")
    private boolean unchecked;

    @Spec
    @SuppressWarnings("NullAway.Init") // picocli sets it before anything runs
    private CommandSpec spec;

    FeedsAddCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        EffectiveSettings settings = shell.settings();
        FeedSettings said = said();
        List<Subscription> wanted = new ArrayList<>();
        boolean failed = false;
        try (Poll poll = new Poll(settings.read(IngestConfig.class).limits(), InstantSource.system())) {
            Discovery discovery = new Discovery(poll);
            for (String url : urls) {
                try {
                    Subscription asked = Subscription.of(url, said, null);
                    wanted.addAll(unchecked ? List.of(asked) : discovery.feeds(asked));
                } catch (IOException | IllegalArgumentException e) {
                    shell.note("wiredesk: " + FeedsCommand.masked(url) + ": " + e.getMessage());
                    failed = true;
                }
            }
        }
        FeedsCommand.print(shell, wanted.isEmpty() ? List.of() : subscribe(settings.wire(), wanted));
        return failed ? 1 : 0;
    }

    private FeedSettings said() throws IOException {
        try {
            return options.settings(shell);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
        }
    }

    private static List<Feed> subscribe(WireConfig wire, List<Subscription> wanted) {
        wire.createTopics();
        List<Feed> feeds = FeedTopic.subscribe(wire, wanted, _ -> {});
        Audit.ofCommand(wire).saved(feeds);
        return feeds;
    }
}
