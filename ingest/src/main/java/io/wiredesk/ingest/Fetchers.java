package io.wiredesk.ingest;

import io.wiredesk.ingest.fetch.FetchFault;
import io.wiredesk.ingest.poll.PollOutcome;
import io.wiredesk.ingest.poll.PollOutcome.Failed;
import io.wiredesk.ingest.poll.PollOutcome.Fetched;
import io.wiredesk.ingest.revise.Candidates;
import io.wiredesk.ingest.websub.HubOffer;
import io.wiredesk.news.Article;
import io.wiredesk.news.Feed;
import io.wiredesk.news.FeedStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What one processor has under way, each on a virtual thread: polls, and the pages of articles that polls brought. A
/// feed's permit is held until its result is taken back for good, which bounds what is finished too.
///
/// Threading: all methods are the owner's; only the queue of finished work is shared with the fetching threads.
final class Fetchers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Fetchers.class);

    private final Sources sources;
    private final FetchPermits permits;
    private final InstantSource clock;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Done> finished = new ConcurrentLinkedQueue<>();
    private final Set<String> underWay = new HashSet<>();
    private int pushesUnderWay;

    /// Finished work on a feed.
    sealed interface Done {
        Feed feed();
    }

    /// @param body the articles of what was fetched, read here as the stream thread has other things to do; empty where
    /// nothing was
    record Polled(Feed feed, PollOutcome outcome, Collection<Article> body) implements Done {}

    /// @param pages the articles of [Reading#teasers], in order, with their pages' text where it could be had
    record Read(Reading reading, List<Article> pages) implements Done {
        @Override
        public Feed feed() {
            return reading.feed();
        }
    }

    /// @param pages the articles of `teasers`, in order, with their pages' text where it could be had
    record PushRead(Feed feed, List<Article> teasers, List<Article> pages) implements Done {}

    /// A poll that waits for pages.
    ///
    /// @param news articles of the body that were new or different, the teasers among them
    /// @param listed ids of all articles of the body
    record Reading(Feed feed, Fetched fetched, int news, Set<String> listed, List<Article> teasers) {}

    Fetchers(Sources sources, InstantSource clock) {
        this.sources = sources;
        this.permits = sources.permits();
        this.clock = clock;
    }

    boolean isUnderWay(String feedId) {
        return underWay.contains(feedId);
    }

    /// How many feeds are.
    int underWay() {
        return underWay.size() + pushesUnderWay;
    }

    /// Starts a poll, the caller having entered the host's gate.
    ///
    /// @return false where as many feeds are under way as may be
    boolean tryStart(Feed feed, @Nullable FeedStatus last, String host) {
        if (!permits.feeds().tryAcquire()) {
            return false;
        }
        underWay.add(feed.getId());
        threads.execute(() -> finished.add(polled(feed, last, host)));
        return true;
    }

    private Polled polled(Feed feed, @Nullable FeedStatus last, String host) {
        try {
            PollOutcome outcome = poll(feed, last, host);
            return outcome instanceof Fetched fetched
                    ? new Polled(feed, fetched, Candidates.of(feed, fetched.feed(), clock.instant()))
                    : new Polled(feed, outcome, List.of());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Polled(feed, new Failed(null, "the poll was called off"), List.of());
        } catch (RuntimeException | StackOverflowError e) {
            // A body that trips a parser's bug must cost its feed one poll, not everyone's.
            LOG.atWarn().addKeyValue("feed", feed.getId()).setCause(e).log("a poll failed inside the program");
            return new Polled(feed, new Failed(null, "the poll failed inside the program: " + e), List.of());
        }
    }

    private PollOutcome poll(Feed feed, @Nullable FeedStatus last, String host) throws InterruptedException {
        try {
            permits.requests().acquire();
            try {
                return sources.poller().poll(feed, last);
            } finally {
                permits.requests().release();
            }
        } finally {
            sources.gates().leave(host);
        }
    }

    /// Fetches the pages of a poll that was taken back, which goes on being under way.
    ///
    /// @param timeout for all of them together
    void read(Reading reading, Duration timeout) {
        threads.execute(() -> finished.add(new Read(reading, pages(reading.teasers(), timeout))));
    }

    /// Fetches the pages of articles that a hub pushed, whether or not the feed is under way.
    ///
    /// @param timeout for all of them together
    /// @return false where as many feeds are under way as may be
    boolean tryReadPush(Feed feed, List<Article> teasers, Duration timeout) {
        if (!permits.feeds().tryAcquire()) {
            return false;
        }
        pushesUnderWay++;
        threads.execute(() -> finished.add(new PushRead(feed, teasers, pages(teasers, timeout))));
        return true;
    }

    /// The push was taken back.
    void releasePush() {
        pushesUnderWay--;
        permits.feeds().release();
    }

    /// Asks a feed's hub for pushes. What comes of it comes from the hub, or not at all.
    void subscribe(String feedId, HubOffer offer) {
        threads.execute(() -> {
            try {
                sources.hubs().subscribe(feedId, offer);
            } catch (FetchFault fault) {
                LOG.atInfo().addKeyValue("feed", feedId).log("no pushes: {}", fault.why());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private List<Article> pages(List<Article> teasers, Duration timeout) {
        Instant deadline = clock.instant().plus(timeout);
        long end = System.nanoTime() + timeout.toNanos();
        List<Future<Article>> futures;
        try {
            futures = teasers.stream()
                    .map(teaser -> threads.submit(() -> sources.pages().complete(teaser, deadline)))
                    .toList();
        } catch (RejectedExecutionException e) {
            // Called off: whoever owns the feed next asks again.
            return teasers;
        }
        List<Article> pages = new ArrayList<>();
        for (int i = 0; i < futures.size(); i++) {
            pages.add(result(futures.get(i), teasers.get(i), end));
        }
        return pages;
    }

    /// A page that fails, for whatever reason, or isn't there in time leaves the teaser.
    private static Article result(Future<Article> page, Article teaser, long end) {
        try {
            return page.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            page.cancel(true);
            return teaser;
        } catch (ExecutionException e) {
            LOG.atWarn().addKeyValue("article", teaser.getId()).setCause(e).log("a page failed inside the program");
            return teaser;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return teaser;
        }
    }

    /// The next finished work, or null when there is none. The feed is under way until [#release].
    @Nullable Done take() {
        return finished.poll();
    }

    /// The feed is no longer under way.
    void release(String feedId) {
        if (underWay.remove(feedId)) {
            permits.feeds().release();
        }
    }

    /// Calls off what is under way: whoever owns the feeds next polls them again.
    @Override
    public void close() {
        threads.shutdownNow();
        permits.feeds().release(underWay.size() + pushesUnderWay);
        underWay.clear();
        pushesUnderWay = 0;
    }
}
