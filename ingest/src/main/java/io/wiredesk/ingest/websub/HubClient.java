package io.wiredesk.ingest.websub;

import io.wiredesk.ingest.fetch.Answer;
import io.wiredesk.ingest.fetch.FetchFault;
import io.wiredesk.ingest.fetch.Turnstile;
import io.wiredesk.ingest.fetch.Web;
import io.wiredesk.ingest.fetch.WebAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/// Asks a hub for pushes. That it answers means no more than that it will ask back.
///
/// Threading: safe for concurrent use, blocks its caller, ends when interrupted.
///
/// Source: WebSub §5.1 (subscription request; any 2xx is a yes, though 202 is meant).
public final class HubClient {
    private final Web web;
    private final Turnstile turns;
    private final Callback callback;
    private final Duration lease;
    private final Duration timeout;

    /// @param lease for which pushes are asked
    public HubClient(Web web, Turnstile turns, Callback callback, Duration lease, Duration timeout) {
        this.web = web;
        this.turns = turns;
        this.callback = callback;
        this.lease = lease;
        this.timeout = timeout;
    }

    /// @throws FetchFault when the hub can't be asked, or says no
    public void subscribe(String feedId, HubOffer offer) throws FetchFault, InterruptedException {
        Map<String, String> form = new LinkedHashMap<>();
        form.put("hub.callback", callback.address(feedId, offer.topic()).toString());
        form.put("hub.mode", "subscribe");
        form.put("hub.topic", offer.topic());
        form.put("hub.lease_seconds", Long.toString(lease.toSeconds()));
        form.put("hub.secret", callback.secret(feedId, offer.topic()));
        Answer answer = web.post(WebAddress.of(offer.hub()).uri(), form, timeout, turns);
        if (answer.status() / 100 != 2) {
            throw new FetchFault("the hub " + offer.hub() + " answered HTTP " + answer.status());
        }
    }
}
