package io.wiredesk.desk.embedded;

/// The embedded broker can't start; the message is one line that says why and what to do.
public class BrokerStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BrokerStartException(String message) {
        super(message);
    }

    public BrokerStartException(String message, Throwable cause) {
        super(message, cause);
    }
}
