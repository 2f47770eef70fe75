package io.wiredesk.ingest.fetch;

import java.time.Instant;

/// The host asked to be left alone, and the time is not over.
public final class HostClosed extends FetchFault {
    private static final long serialVersionUID = 1L;

    private final Instant until;

    HostClosed(String host, Instant until) {
        super(host + " asked to be left alone until " + until);
        this.until = until;
    }

    public Instant until() {
        return until;
    }
}
