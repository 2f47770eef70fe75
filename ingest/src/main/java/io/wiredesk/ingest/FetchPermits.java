package io.wiredesk.ingest;

import java.util.concurrent.Semaphore;

/// What one process may have under way, over all its tasks.
///
/// @param requests to the web at the same time
/// @param feeds that are handed out: waiting for a request, in one, read, or finished and not yet taken back
record FetchPermits(Semaphore requests, Semaphore feeds) {
    /// So that fetching goes on while finished polls wait to be taken back.
    private static final int FEEDS_PER_REQUEST = 4;

    static FetchPermits of(int requests) {
        return new FetchPermits(new Semaphore(requests), new Semaphore(requests * FEEDS_PER_REQUEST));
    }
}
