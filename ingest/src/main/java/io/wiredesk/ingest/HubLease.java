package io.wiredesk.ingest;

import io.wiredesk.ingest.websub.HubOffer;
import java.time.Duration;
import java.time.Instant;

/// What is agreed with a feed's hub. Pure.
///
/// @param askedAt when the hub was last asked for pushes
/// @param until when its promise ends; not after `askedAt` where it has not promised
/// @param notBefore when it may be asked again
record HubLease(HubOffer offer, Instant askedAt, Instant until, Instant notBefore) {
    /// A hub that was asked and has not asked back, is asked again after this.
    private static final Duration RETRY = Duration.ofHours(1);

    /// A hub that said no.
    private static final Duration DENIED = Duration.ofDays(1);

    /// What a hub promises that doesn't say for how long.
    private static final Duration USUAL = Duration.ofDays(1);

    private static final Duration SHORTEST = Duration.ofMinutes(1);

    /// Nothing is promised yet.
    static HubLease asked(HubOffer offer, Instant now) {
        return new HubLease(offer, now, now, now.plus(RETRY));
    }

    /// Whether the hub has promised to push, and still does.
    boolean isHeld(Instant now) {
        return until.isAfter(askedAt) && until.isAfter(now);
    }

    /// Whether the hub is to be asked now.
    boolean isDue(Instant now) {
        return !now.isBefore(notBefore);
    }

    HubLease askedAgain(Instant now) {
        return new HubLease(offer, now, later(until, now), now.plus(RETRY));
    }

    /// @param seconds as the hub says; negative where it doesn't
    HubLease confirmed(long seconds, Instant now) {
        Duration held = seconds < 0 ? USUAL : Duration.ofSeconds(Math.max(seconds, SHORTEST.toSeconds()));
        Instant renewed = now.plus(held.multipliedBy(4).dividedBy(5));
        return new HubLease(offer, askedAt, now.plus(held), renewed);
    }

    HubLease denied(Instant now) {
        return new HubLease(offer, now, now, now.plus(DENIED));
    }

    private static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }

    String encode() {
        return String.join(
                "\n",
                offer.hub(),
                offer.topic(),
                Long.toString(askedAt.toEpochMilli()),
                Long.toString(until.toEpochMilli()),
                Long.toString(notBefore.toEpochMilli()));
    }

    /// Reads what [#encode] wrote.
    static HubLease decode(String stored) {
        String[] lines = stored.split("\n", -1);
        return new HubLease(new HubOffer(lines[0], lines[1]), instant(lines[2]), instant(lines[3]), instant(lines[4]));
    }

    private static Instant instant(String millis) {
        return Instant.ofEpochMilli(Long.parseLong(millis));
    }
}
