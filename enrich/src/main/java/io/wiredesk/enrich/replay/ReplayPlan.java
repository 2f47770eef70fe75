package io.wiredesk.enrich.replay;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/// How far one partition of the articles is to be read, and whether the new answers are out. It is kept in the metadata
/// of the group's committed offset, so that position and plan can't part.
///
/// @param until the offset at which the live stage takes over
/// @param published whether readers have the new answers
record ReplayPlan(long until, boolean published) {
    private static final String UNTIL = "until=";
    private static final String PUBLISHED = ";published";

    OffsetAndMetadata at(long position) {
        return new OffsetAndMetadata(position, UNTIL + until + (published ? PUBLISHED : ""));
    }

    ReplayPlan afterPublishing() {
        return new ReplayPlan(until, true);
    }

    static Optional<ReplayPlan> of(OffsetAndMetadata committed) {
        String text = committed.metadata();
        if (!text.startsWith(UNTIL)) {
            return Optional.empty();
        }
        String number = text.substring(UNTIL.length()).replace(PUBLISHED, "");
        return Optional.of(new ReplayPlan(Long.parseLong(number), text.endsWith(PUBLISHED)));
    }

    static boolean published(Map<?, ReplayPlan> plans) {
        return plans.values().stream().anyMatch(ReplayPlan::published);
    }
}
