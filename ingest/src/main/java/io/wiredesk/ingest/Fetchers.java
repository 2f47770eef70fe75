package io.wiredesk.ingest;

import io.wiredesk.ingest.poll.PollOutcome;
import io.wiredesk.ingest.poll.PollOutcome.Failed;
import io.wiredesk.ingest.poll.Poller;
import io.wiredesk.news.Feed;
import io.wiredesk.news.FeedStatus;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// The polls that one processor has under way, each on a virtual thread. A permit bounds what is under way in the whole
/// process and is held until the result is taken back, which bounds the finished polls too.
///
/// Threading: all methods are the owner's; only the queue of finished polls is shared with the fetching threads.
final class Fetchers implements AutoCloseable {
    private final Poller poller;
    private final Semaphore permits;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Queue<Done> finished = new ConcurrentLinkedQueue<>();
    private final Set<String> underWay = new HashSet<>();

    /// A finished poll.
    record Done(Feed feed, PollOutcome outcome) {}

    Fetchers(Poller poller, Semaphore permits) {
        this.poller = poller;
        this.permits = permits;
    }

    boolean isUnderWay(String feedId) {
        return underWay.contains(feedId);
    }

    /// Whether the poll could be started; otherwise as many are under way as may be.
    boolean tryStart(Feed feed, @Nullable FeedStatus last) {
        if (!permits.tryAcquire()) {
            return false;
        }
        underWay.add(feed.getId());
        threads.execute(() -> finished.add(new Done(feed, poll(feed, last))));
        return true;
    }

    private PollOutcome poll(Feed feed, @Nullable FeedStatus last) {
        try {
            return poller.poll(feed, last);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Failed(null, "the poll was called off");
        } catch (RuntimeException | StackOverflowError e) {
            // A body that trips a parser's bug must cost its feed one poll, not everyone's.
            return new Failed(null, "the poll failed inside the program: " + e);
        }
    }

    /// The next finished poll, or null when there is none.
    @Nullable Done take() {
        Done done = finished.poll();
        if (done != null) {
            underWay.remove(done.feed().getId());
            permits.release();
        }
        return done;
    }

    /// Calls off what is under way: whoever owns the feeds next polls them again.
    @Override
    public void close() {
        threads.shutdownNow();
        permits.release(underWay.size());
        underWay.clear();
    }
}
