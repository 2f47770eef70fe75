package io.wiredesk.bench.report;

/// A bench was called with what it can't use; the message says what it wants.
public final class BadArguments extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param message in one line
    public BadArguments(String message) {
        super(message);
    }
}
