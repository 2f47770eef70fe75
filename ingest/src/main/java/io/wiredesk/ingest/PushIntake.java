package io.wiredesk.ingest;

import io.wiredesk.ingest.parse.FeedParser;
import io.wiredesk.ingest.parse.ParseResult;
import io.wiredesk.ingest.parse.ParseResult.Parsed;
import io.wiredesk.ingest.parse.ParseResult.Unreadable;
import io.wiredesk.ingest.parse.ParsedFeed;
import io.wiredesk.ingest.revise.Candidates;
import io.wiredesk.news.Article;
import io.wiredesk.news.Feed;
import io.wiredesk.news.FeedPush;
import io.wiredesk.news.FeedStatus;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Turns what hubs tell into article candidates, at once and in the push's own transaction. What a push can't say is
/// polled: a feed that came without a body, or with one that can't be read. A push changes no validators, so that the
/// next poll finds whatever it left out.
///
/// Threading: confined to the stream thread that owns the task.
final class PushIntake {
    private static final Logger LOG = LoggerFactory.getLogger(PushIntake.class);

    private final IngestConfig config;
    private final FeedStores stores;
    private final Fetchers fetchers;
    private final Dispatch dispatch;
    private final Outbox out;

    PushIntake(IngestConfig config, FeedStores stores, Fetchers fetchers, Dispatch dispatch, Outbox out) {
        this.config = config;
        this.stores = stores;
        this.fetchers = fetchers;
        this.dispatch = dispatch;
        this.out = out;
    }

    /// A push of a feed that nobody subscribes to any more is passed over.
    void take(FeedPush push, Instant now) {
        String id = push.getFeedId();
        Feed feed = stores.feeds().get(id);
        if (feed == null) {
            return;
        }
        String topic = push.getTopic() == null ? "" : push.getTopic();
        switch (push.getKind()) {
            case CONFIRMED -> {
                long lease = push.getLeaseSeconds() == null ? -1 : push.getLeaseSeconds();
                stores.leases().confirmed(id, topic, lease, now);
            }
            case DENIED -> {
                LOG.atInfo().addKeyValue("feed", id).log("the feed's hub won't push: {}", push.getReason());
                stores.leases().denied(id, topic, now);
            }
            case CHANGED -> changed(feed, push, now);
        }
    }

    private void changed(Feed feed, FeedPush push, Instant now) {
        ByteBuffer body = push.getBody();
        if (body == null) {
            pollNow(feed);
            return;
        }
        byte[] bytes = new byte[body.remaining()];
        body.duplicate().get(bytes);
        switch (parse(feed, bytes, push)) {
            case Parsed(ParsedFeed parsed) -> publish(feed, parsed, now);
            case Unreadable(String why) -> {
                LOG.atInfo().addKeyValue("feed", feed.getId()).log("a push can't be read, the feed is polled: {}", why);
                pollNow(feed);
            }
        }
    }

    private ParseResult parse(Feed feed, byte[] bytes, FeedPush push) {
        try {
            return FeedParser.parse(bytes, push.getContentType(), feed.getUrl(), config.maxEntries());
        } catch (RuntimeException | StackOverflowError e) {
            // A body that trips a parser's bug must cost its feed one push, not everyone's.
            LOG.atWarn().addKeyValue("feed", feed.getId()).setCause(e).log("a push failed inside the program");
            return new Unreadable("reading failed inside the program: " + e);
        }
    }

    private void pollNow(Feed feed) {
        if (!fetchers.isUnderWay(feed.getId())) {
            dispatch.now(feed.getId());
        }
    }

    /// What a push doesn't list may be listed still: nothing is forgotten.
    private void publish(Feed feed, ParsedFeed parsed, Instant now) {
        List<Article> different = stores.entries().different(feed.getId(), Candidates.of(feed, parsed, now));
        List<Article> teasers = Teaser.among(different, feed.getFullText());
        different.stream().filter(article -> !teasers.contains(article)).forEach(article -> send(article, now));
        if (!teasers.isEmpty() && !fetchers.tryReadPush(feed, teasers, config.pageTimeout())) {
            pollNow(feed);
        }
        FeedStatus status = stores.statuses().get(feed.getId());
        if (status != null && !different.isEmpty()) {
            status.setNewsAt(now);
            status.setRevisions(status.getRevisions() + different.size());
            stores.statuses().put(feed.getId(), status);
        }
    }

    /// Takes back the pages of a push; a poll may have brought the same meanwhile.
    void takePages(List<Article> teasers, List<Article> pages, Instant now) {
        for (int i = 0; i < pages.size(); i++) {
            Article teaser = teasers.get(i);
            Article page = pages.get(i);
            boolean known = stores.entries()
                    .different(teaser.getFeedId(), List.of(teaser))
                    .isEmpty();
            if (!known && (page.getFullText() || !stores.entries().isCompleted(teaser))) {
                stores.entries().put(teaser, page.getFullText(), now);
                out.candidate(page, now);
            }
        }
    }

    private void send(Article article, Instant now) {
        stores.entries().put(article, false, now);
        out.candidate(article, now);
    }
}
