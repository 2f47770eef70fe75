package io.wiredesk.desk.command;

import io.wiredesk.desk.record.FeedTopic;
import io.wiredesk.desk.settings.EffectiveSettings;
import io.wiredesk.ingest.IngestConfig;
import io.wiredesk.ingest.parse.FeedParser;
import io.wiredesk.ingest.parse.ParseResult.Parsed;
import io.wiredesk.ingest.poll.Poll;
import io.wiredesk.ingest.subscribe.FeedLinks;
import io.wiredesk.ingest.subscribe.Subscriptions;
import io.wiredesk.news.Feed;
import io.wiredesk.schemas.config.WireConfig;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `feeds add`: subscribes to feeds, or to the feeds that a web page names.
@Command(
        name = "add",
        description = "Subscribe to feeds; a web page's address subscribes to the feeds it names.",
        footer = {"", "Example: wiredesk feeds add https://harbour.example/ --tag local"})
final class FeedsAddCommand implements Callable<Integer> {
    private static final int MAX_ENTRIES = 1;

    private final Shell shell;

    @Parameters(arity = "1..*", paramLabel = "URL", description = "Addresses of feeds or of pages.")
    private List<String> urls = new ArrayList<>();

    @Option(names = "--title", description = "Your own name for it; the feed's own otherwise.")
    private @Nullable String title;

    @Option(names = "--tag", paramLabel = "TAG", description = "A label. Repeatable.")
    private List<String> tags = new ArrayList<>();

    @Option(names = "--unchecked", description = "Subscribe without a look at the address first.")
    private boolean unchecked;

    FeedsAddCommand(Shell shell) {
        this.shell = shell;
    }

    @Override
    public Integer call() throws InterruptedException {
        EffectiveSettings settings = shell.settings();
        List<Feed> feeds = new ArrayList<>();
        boolean failed = false;
        try (Poll poll = new Poll(settings.read(IngestConfig.class).limits(), InstantSource.system())) {
            for (String url : urls) {
                try {
                    addresses(poll, url).forEach(a -> feeds.add(Subscriptions.feed(a, title, tags, Instant.now())));
                } catch (IOException e) {
                    shell.note("wiredesk: " + url + ": " + e.getMessage());
                    failed = true;
                }
            }
        }
        if (!feeds.isEmpty()) {
            WireConfig wire = settings.wire();
            wire.createTopics();
            FeedTopic.put(wire, feeds);
        }
        FeedsCommand.print(shell, feeds);
        return failed ? 1 : 0;
    }

    private List<String> addresses(Poll poll, String url) throws IOException, InterruptedException {
        if (unchecked) {
            return List.of(url);
        }
        Poll.Page page = poll.fetch(url);
        String base = page.address().toString();
        if (FeedParser.parse(page.body(), page.contentType(), base, MAX_ENTRIES) instanceof Parsed) {
            return List.of(url);
        }
        List<String> named = FeedLinks.of(page.body(), page.address());
        if (named.isEmpty()) {
            throw new IOException("neither a feed nor a page that names one; --unchecked subscribes all the same");
        }
        return named;
    }
}
