package io.wiredesk.ingest.poll;

/// A poll that can't go on: the message is the line a person is to read.
final class PollFault extends Exception {
    private static final long serialVersionUID = 1L;

    PollFault(String message) {
        super(message);
    }

    String why() {
        return String.valueOf(getMessage());
    }
}
