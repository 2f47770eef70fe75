package io.wiredesk.monitor;

import org.jspecify.annotations.Nullable;

/// What is known of one group on one partition. Null is "not known", never zero.
///
/// @param committedOffset as committed; null where the group has no commit here
/// @param logEndOffset end of what a read-committed consumer may read (the last stable offset)
/// @param earliestOffset first offset that retention has left
/// @param lagRecords offsets between the next unread record and the log end; 0 when only transaction markers are
/// between
/// @param lagSeconds how long the next unread record has waited
/// @param memberHost where the member runs that this partition is assigned to; null without one, as the two that follow
/// @param secondsUntilLoss until retention may delete the next unread record; null where nothing waits, where the topic
/// keeps its records, or where the record's time can't be read
/// @param lostRecords offsets that retention deleted before the group read them
/// @param pace how fast records come and go, over the window
public record PartitionLag(
        String topic,
        int partition,
        @Nullable Long committedOffset,
        long logEndOffset,
        long earliestOffset,
        @Nullable Long lagRecords,
        @Nullable Double lagSeconds,
        Verdict verdict,
        @Nullable String memberHost,
        @Nullable String clientId,
        @Nullable String consumerId,
        @Nullable Double secondsUntilLoss,
        long lostRecords,
        Pace pace) {}
