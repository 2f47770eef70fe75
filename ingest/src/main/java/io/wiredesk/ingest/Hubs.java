package io.wiredesk.ingest;

import io.wiredesk.ingest.fetch.FetchFault;
import io.wiredesk.ingest.websub.HubOffer;

/// Asks hubs for pushes. Called from many threads at once; blocks until the hub has answered.
@FunctionalInterface
interface Hubs {
    /// Asks none.
    Hubs NONE = (_, _) -> {};

    /// @throws FetchFault when the hub can't be asked, or says no
    void subscribe(String feedId, HubOffer offer) throws FetchFault, InterruptedException;
}
