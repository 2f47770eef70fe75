package io.wiredesk.desk.record;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.wiredesk.ingest.fetch.WebAddress;
import io.wiredesk.news.Feed;
import io.wiredesk.news.FeedStatus;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A subscription and what came of its polls.
///
/// @param status null before the first poll
public record FeedState(Feed feed, @Nullable FeedStatus status) {
    public String id() {
        return feed.getId();
    }

    /// The subscribed address, without credentials.
    public String url() {
        return WebAddress.masked(feed.getUrl());
    }

    /// The subscriber's name for it, else the feed's own, else its address.
    public String title() {
        String own = status == null ? null : status.getTitle();
        String named = feed.getTitle() == null ? own : feed.getTitle();
        return named == null ? url() : named;
    }

    /// What the last poll came to, in a word.
    public String result() {
        return status == null
                ? "unpolled"
                : status.getResult().name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// What is to be said of the last poll, in one line; null for nothing.
    public @Nullable String message() {
        return status == null ? null : status.getMessage();
    }

    /// Failed polls in a row.
    public int failures() {
        return status == null ? 0 : status.getFailures();
    }

    public long polls() {
        return status == null ? 0 : status.getPolls();
    }

    /// Null where it has not been polled, or never will be again.
    public @Nullable Instant nextPollAt() {
        return status == null ? null : status.getNextPollAt();
    }

    public @Nullable Instant polledAt() {
        return status == null ? null : status.getPolledAt();
    }

    /// As the entries' dates tell it; null where they don't.
    public @Nullable Double entriesPerDay() {
        return status == null ? null : status.getEntriesPerDay();
    }

    /// Share of polls that were answered with "not modified", 0 to 1; null before the first.
    public @Nullable Double unchangedShare() {
        return status == null || status.getPolls() == 0 ? null : (double) status.getNotModified() / status.getPolls();
    }

    /// The status, every field of it, and what follows from it; before the first poll its fields are null.
    public ObjectNode json() {
        ObjectNode json = status == null ? unpolled() : RecordJson.of(status);
        return json.put("not_modified_share", unchangedShare());
    }

    private ObjectNode unpolled() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        FeedStatus.getClassSchema().getFields().forEach(field -> json.putNull(field.name()));
        return json.put("feed_id", id()).put("url", url()).put("polls", 0).put("failures", 0);
    }
}
