package io.wiredesk.sink.query;

/// A search that asks for what there isn't: a limit, an order or a cursor. The message is for the user.
public final class BadSearchException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadSearchException(String message) {
        super(message);
    }

    BadSearchException(String message, Throwable cause) {
        super(message, cause);
    }
}
