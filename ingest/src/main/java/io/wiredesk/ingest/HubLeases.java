package io.wiredesk.ingest;

import io.wiredesk.ingest.fetch.WebAddress;
import io.wiredesk.ingest.poll.PollOutcome;
import io.wiredesk.ingest.poll.PollOutcome.Fetched;
import io.wiredesk.ingest.poll.PollOutcome.NotModified;
import io.wiredesk.ingest.websub.HubOffer;
import io.wiredesk.news.Feed;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.state.KeyValueStore;

/// Knows what is agreed with each feed's hub, and when a hub is to be asked.
///
/// Threading: confined to the stream thread that owns the task.
///
/// Source: WebSub §4 (discovery), §5.1 (a subscription is renewed by asking for it again).
final class HubLeases {
    private final KeyValueStore<String, String> leases;

    HubLeases(KeyValueStore<String, String> leases) {
        this.leases = leases;
    }

    /// Takes in what a poll says of the feed's hub.
    ///
    /// @return whom to ask for pushes now
    Optional<HubOffer> heard(Feed feed, PollOutcome outcome, Instant now) {
        return switch (outcome) {
            case Fetched(var body, var received) ->
                agree(
                        feed,
                        HubOffer.of(
                                received.links(), body.head().hub(), body.head().self(), received.answeredBy()),
                        now);
            // Without a body a hub is only named where a header does, and need not be named again.
            case NotModified(var received) ->
                agree(
                        feed,
                        HubOffer.of(received.links(), null, null, received.answeredBy())
                                .or(() -> of(feed.getId()).map(HubLease::offer)),
                        now);
            case PollOutcome.Gone _, PollOutcome.Refused _, PollOutcome.Failed _ -> Optional.empty();
        };
    }

    private Optional<HubOffer> agree(Feed feed, Optional<HubOffer> offer, Instant now) {
        Optional<HubLease> before = of(feed.getId());
        if (offer.isEmpty() || isPrivate(feed)) {
            // Most feeds have no hub: nothing is written for them.
            before.ifPresent(_ -> forget(feed.getId()));
            return Optional.empty();
        }
        Optional<HubLease> known = before.filter(lease -> lease.offer().equals(offer.get()));
        if (known.isPresent() && !known.get().isDue(now)) {
            return Optional.empty();
        }
        put(feed.getId(), known.map(lease -> lease.askedAgain(now)).orElseGet(() -> HubLease.asked(offer.get(), now)));
        return offer;
    }

    /// What needs a password is nothing for a third party.
    private static boolean isPrivate(Feed feed) {
        return !feed.getHeaders().isEmpty()
                || feed.getBasicAuth() != null
                || !WebAddress.masked(feed.getUrl()).equals(feed.getUrl());
    }

    /// The hub means it. What nobody asked for is passed over.
    void confirmed(String feedId, String topic, long leaseSeconds, Instant now) {
        of(feedId, topic).ifPresent(lease -> put(feedId, lease.confirmed(leaseSeconds, now)));
    }

    void denied(String feedId, String topic, Instant now) {
        of(feedId, topic).ifPresent(lease -> put(feedId, lease.denied(now)));
    }

    /// When the feed's hub is to be asked again; empty where it does not push.
    Optional<Instant> renewedAt(String feedId, Instant now) {
        return of(feedId).filter(lease -> lease.isHeld(now)).map(HubLease::notBefore);
    }

    void forget(String feedId) {
        leases.delete(feedId);
    }

    private Optional<HubLease> of(String feedId) {
        return Optional.ofNullable(leases.get(feedId)).map(HubLease::decode);
    }

    private Optional<HubLease> of(String feedId, String topic) {
        return of(feedId).filter(lease -> lease.offer().topic().equals(topic));
    }

    private void put(String feedId, HubLease lease) {
        leases.put(feedId, lease.encode());
    }
}
