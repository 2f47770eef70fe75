package io.wiredesk.ingest.fetch;

import java.net.URI;
import java.time.Instant;

/// Passed before each request of an exchange: the first one and every redirect's. Whoever holds others to an order, a
/// pace or a rule does it here.
///
/// Threading: called from many threads at once, may block.
@FunctionalInterface
public interface Turnstile {
    /// Lets every request pass at once.
    Turnstile OPEN = (_, _) -> () -> {};

    /// Waits for the caller's turn.
    ///
    /// @param deadline by which the answer must be there
    /// @throws FetchFault when the request may not be made, or not in time
    Passage enter(URI address, Instant deadline) throws FetchFault, InterruptedException;

    /// One request's time; closed when its answer is there.
    @FunctionalInterface
    interface Passage extends AutoCloseable {
        @Override
        void close();
    }
}
