package io.wiredesk.ingest;

import io.wiredesk.ingest.fetch.WebAddress;
import io.wiredesk.ingest.parse.FeedHead;
import io.wiredesk.ingest.parse.Pace;
import io.wiredesk.ingest.parse.ParsedEntry;
import io.wiredesk.ingest.parse.ParsedFeed;
import io.wiredesk.ingest.poll.Cadence;
import io.wiredesk.ingest.poll.PollOutcome;
import io.wiredesk.ingest.poll.PollOutcome.Failed;
import io.wiredesk.ingest.poll.PollOutcome.Fetched;
import io.wiredesk.ingest.poll.PollOutcome.Gone;
import io.wiredesk.ingest.poll.PollOutcome.NotModified;
import io.wiredesk.ingest.poll.PollOutcome.Received;
import io.wiredesk.ingest.poll.PollOutcome.Refused;
import io.wiredesk.ingest.poll.PollOutcome.Validators;
import io.wiredesk.ingest.poll.Rhythm;
import io.wiredesk.news.Feed;
import io.wiredesk.news.FeedStatus;
import io.wiredesk.news.PollResult;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Makes a feed's new status of its last one and what a poll came to. Pure but for the rhythm's jitter.
final class Statuses {
    /// A permanent redirect is often none: it is believed once it has held for this long.
    private static final Duration BELIEVED_AFTER = Duration.ofDays(7);

    private static final long MAX_SECONDS = Duration.ofDays(3650).toSeconds();

    private final Feed feed;
    private final FeedStatus.Builder status;
    private final Instant now;

    private Statuses(Feed feed, FeedStatus.Builder status, Instant now) {
        this.feed = feed;
        this.status = status;
        this.now = now;
    }

    /// @param news entries of the body that were new or different
    static FeedStatus after(
            Feed feed, @Nullable FeedStatus last, PollOutcome outcome, int news, Rhythm rhythm, Instant now) {
        FeedStatus.Builder status = last == null
                ? FeedStatus.newBuilder().setFeedId(feed.getId()).setUrl(WebAddress.masked(feed.getUrl()))
                : FeedStatus.newBuilder(last);
        Statuses statuses = new Statuses(feed, status, now);
        status.setPolledAt(now).setPolls(status.getPolls() + 1).setMessage(null).setRefusedUntil(null);
        statuses.tell(outcome);
        if (news > 0) {
            status.setNewsAt(now).setRevisions(status.getRevisions() + news);
        } else if (status.getNewsAt() == null && statuses.isAnswered(outcome)) {
            status.setNewsAt(now);
        }
        FeedStatus told = status.build();
        told.setNextPollAt(rhythm.next(outcome, feed, told, now).orElse(null));
        return told;
    }

    private boolean isAnswered(PollOutcome outcome) {
        return outcome instanceof Fetched || outcome instanceof NotModified;
    }

    private void tell(PollOutcome outcome) {
        switch (outcome) {
            case Fetched(ParsedFeed parsed, Received received) -> {
                tellBody(parsed);
                tellAnswer(received, PollResult.FETCHED);
            }
            case NotModified(Received received) -> {
                status.setNotModified(status.getNotModified() + 1);
                tellAnswer(received, PollResult.NOT_MODIFIED);
            }
            case Gone gone ->
                tellTrouble(
                                PollResult.GONE,
                                gone.status(),
                                "the feed is gone for good, it is no longer polled; remove it")
                        .setFailures(0);
            case Refused refused ->
                tellTrouble(PollResult.REFUSED, refused.status(), refused.why())
                        .setRefusedUntil(refused.retryAfter().isZero() ? null : now.plus(refused.retryAfter()))
                        .setFailures(status.getFailures() + 1);
            // A permanent address that turns out not to work is not permanent: the next poll asks the subscribed one.
            case Failed failure ->
                tellTrouble(PollResult.FAILED, failure.status(), failure.why())
                        .setFailures(status.getFailures() + 1)
                        .setUrl(WebAddress.masked(feed.getUrl()));
        }
    }

    private FeedStatus.Builder tellTrouble(PollResult result, @Nullable Integer httpStatus, String why) {
        return status.setResult(result).setHttpStatus(httpStatus).setMessage(why);
    }

    private void tellAnswer(Received received, PollResult result) {
        Validators validators = received.validators();
        status.setResult(result)
                .setHttpStatus(received.status())
                .setFailures(0)
                .setEtag(validators.etag())
                .setLastModified(validators.lastModified())
                .setBodySha256(validators.bodySha256())
                .setAnsweredBy(received.answeredBy());
        tellMove(received.movedTo());
    }

    private void tellMove(@Nullable String to) {
        if (to == null || to.equals(status.getUrl())) {
            status.setMovedTo(null).setMovedSince(null);
            return;
        }
        Instant since = status.getMovedSince();
        if (since == null || !to.equals(status.getMovedTo())) {
            since = now;
        }
        status.setResult(PollResult.MOVED);
        if (Duration.between(since, now).compareTo(BELIEVED_AFTER) >= 0) {
            status.setUrl(to).setMovedTo(null).setMovedSince(null).setMessage("the feed has moved for good to " + to);
        } else {
            status.setMovedTo(to)
                    .setMovedSince(since)
                    .setMessage("the feed says it has moved for good to " + to + "; it is asked there from "
                            + since.plus(BELIEVED_AFTER) + " on if that holds");
        }
    }

    private void tellBody(ParsedFeed parsed) {
        FeedHead head = parsed.head();
        Pace pace = head.pace();
        status.setFormat(parsed.format())
                .setRepairs(parsed.repairs())
                .setEntries(parsed.entries().size())
                .setEntriesPerDay(Cadence.entriesPerDay(dates(parsed), now).orElse(null))
                .setAskedSeconds(askedSeconds(head))
                .setAskedBase(pace.base())
                .setSkipHours(pace.skipHours())
                .setSkipDays(pace.skipDays().stream().map(DayOfWeek::getValue).toList());
        if (head.title() != null) {
            status.setTitle(head.title().text());
        }
    }

    private static List<Instant> dates(ParsedFeed parsed) {
        return parsed.entries().stream()
                .map(Statuses::date)
                .filter(Objects::nonNull)
                .toList();
    }

    private static @Nullable Instant date(ParsedEntry entry) {
        return entry.published() == null ? entry.updated() : entry.published();
    }

    /// The longer of the two ways to say it; null for neither.
    private static @Nullable Integer askedSeconds(FeedHead head) {
        Duration ttl = head.ttlMinutes() == null ? Duration.ZERO : Duration.ofMinutes(head.ttlMinutes());
        Duration period =
                head.pace().period() == null ? Duration.ZERO : head.pace().period();
        long seconds =
                Stream.of(ttl, period).mapToLong(Duration::toSeconds).max().orElse(0);
        return seconds <= 0 ? null : (int) Math.min(seconds, MAX_SECONDS);
    }
}
