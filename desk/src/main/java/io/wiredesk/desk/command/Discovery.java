package io.wiredesk.desk.command;

import io.wiredesk.ingest.parse.FeedParser;
import io.wiredesk.ingest.parse.ParseResult.Parsed;
import io.wiredesk.ingest.poll.Poll;
import io.wiredesk.ingest.subscribe.FeedLinks;
import io.wiredesk.ingest.subscribe.Subscription;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Finds the feeds that an address stands for: itself; those that the page names; where it names none, those that the
/// page links to or that stand where feeds usually do.
final class Discovery {
    private static final int MAX_ENTRIES = 1;

    /// What a page only might mean is asked for one after the other.
    private static final int MAX_GUESSES = 12;

    private final Poll poll;

    Discovery(Poll poll) {
        this.poll = poll;
    }

    /// @throws IOException with one line, when nothing is there, or nothing that is or names a feed
    List<Subscription> feeds(Subscription asked) throws IOException, InterruptedException {
        Poll.Page page = fetch(asked);
        if (isFeed(page)) {
            return List.of(asked);
        }
        List<String> named = FeedLinks.of(page.body(), page.address());
        List<Subscription> found = new ArrayList<>();
        for (String url : named) {
            found.add(asked.at(url));
        }
        return found.isEmpty() ? guessed(asked, page) : found;
    }

    /// All that the page links to, else the first of the usual places.
    private List<Subscription> guessed(Subscription asked, Poll.Page page) throws IOException, InterruptedException {
        List<Subscription> linked = feedsAmong(asked, FeedLinks.anchors(page.body(), page.address()), MAX_GUESSES);
        List<Subscription> found = linked.isEmpty() ? feedsAmong(asked, FeedLinks.usual(page.address()), 1) : linked;
        if (found.isEmpty()) {
            throw new IOException("neither a feed nor a page that names one; --unchecked subscribes all the same");
        }
        return found;
    }

    private List<Subscription> feedsAmong(Subscription asked, List<String> guesses, int wanted)
            throws InterruptedException {
        List<Subscription> found = new ArrayList<>();
        for (String url : guesses.stream().limit(MAX_GUESSES).toList()) {
            if (found.size() < wanted && isFeed(asked.at(url))) {
                found.add(asked.at(url));
            }
        }
        return found;
    }

    private boolean isFeed(Subscription guess) throws InterruptedException {
        try {
            return isFeed(fetch(guess));
        } catch (IOException _) {
            // A guess that leads nowhere was none.
            return false;
        }
    }

    private static boolean isFeed(Poll.Page page) {
        String base = page.address().toString();
        return FeedParser.parse(page.body(), page.contentType(), base, MAX_ENTRIES) instanceof Parsed;
    }

    private Poll.Page fetch(Subscription asked) throws IOException, InterruptedException {
        return poll.fetch(asked.feed(null, Instant.EPOCH));
    }
}
