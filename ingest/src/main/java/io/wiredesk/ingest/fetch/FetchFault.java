package io.wiredesk.ingest.fetch;

/// A request that can't go on: the message is the line a person is to read.
public sealed class FetchFault extends Exception permits HostClosed {
    private static final long serialVersionUID = 1L;

    public FetchFault(String message) {
        super(message);
    }

    public String why() {
        return String.valueOf(getMessage());
    }
}
