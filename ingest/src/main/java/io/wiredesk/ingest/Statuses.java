package io.wiredesk.ingest;

import io.wiredesk.ingest.parse.ParsedFeed;
import io.wiredesk.ingest.poll.PollOutcome;
import io.wiredesk.ingest.poll.PollOutcome.Failed;
import io.wiredesk.ingest.poll.PollOutcome.Fetched;
import io.wiredesk.ingest.poll.PollOutcome.Gone;
import io.wiredesk.ingest.poll.PollOutcome.NotModified;
import io.wiredesk.ingest.poll.PollOutcome.Refused;
import io.wiredesk.ingest.poll.PollOutcome.Validators;
import io.wiredesk.ingest.poll.Rhythm;
import io.wiredesk.news.Feed;
import io.wiredesk.news.FeedStatus;
import io.wiredesk.news.PollResult;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Makes a feed's new status of its last one and what a poll came to. Pure but for the rhythm's jitter.
final class Statuses {
    private Statuses() {}

    static FeedStatus after(Feed feed, @Nullable FeedStatus last, PollOutcome outcome, Rhythm rhythm, Instant now) {
        FeedStatus.Builder status = last == null
                ? FeedStatus.newBuilder().setFeedId(feed.getId()).setUrl(feed.getUrl())
                : FeedStatus.newBuilder(last);
        boolean failed = outcome instanceof Failed;
        int failures = failed ? status.getFailures() + 1 : 0;
        status.setPolledAt(now)
                .setPolls(status.getPolls() + 1)
                .setFailures(failures)
                .setMessage(null);
        tell(status, feed, outcome);
        int own = feed.getIntervalSeconds() == null ? 0 : feed.getIntervalSeconds();
        status.setNextPollAt(rhythm.next(outcome, own, failures).map(now::plus).orElse(null));
        return status.build();
    }

    private static void tell(FeedStatus.Builder status, Feed feed, PollOutcome outcome) {
        switch (outcome) {
            case Fetched fetched -> tellFetched(status, fetched);
            case NotModified same ->
                validators(status, same.validators())
                        .setResult(PollResult.NOT_MODIFIED)
                        .setHttpStatus(same.status())
                        .setNotModified(status.getNotModified() + 1);
            case Gone gone ->
                status.setResult(PollResult.GONE)
                        .setHttpStatus(gone.status())
                        .setMessage("the feed is gone for good, it is no longer polled; remove it");
            case Refused refused ->
                status.setResult(PollResult.REFUSED)
                        .setHttpStatus(refused.status())
                        .setMessage(refused.why());
            // A permanent address that turns out not to work is not permanent: the next poll asks the subscribed one.
            case Failed failure ->
                status.setResult(PollResult.FAILED)
                        .setHttpStatus(failure.status())
                        .setMessage(failure.why())
                        .setUrl(feed.getUrl());
        }
    }

    private static void tellFetched(FeedStatus.Builder status, Fetched fetched) {
        ParsedFeed parsed = fetched.feed();
        validators(status, fetched.validators())
                .setResult(fetched.movedTo() == null ? PollResult.FETCHED : PollResult.MOVED)
                .setHttpStatus(fetched.status())
                .setFormat(parsed.format())
                .setRepairs(parsed.repairs())
                .setEntries(parsed.entries().size());
        if (fetched.movedTo() != null) {
            status.setUrl(fetched.movedTo()).setMessage("the feed has moved for good to " + fetched.movedTo());
        }
        if (parsed.head().title() != null) {
            status.setTitle(parsed.head().title().text());
        }
    }

    private static FeedStatus.Builder validators(FeedStatus.Builder status, Validators validators) {
        return status.setEtag(validators.etag())
                .setLastModified(validators.lastModified())
                .setBodySha256(validators.bodySha256());
    }
}
