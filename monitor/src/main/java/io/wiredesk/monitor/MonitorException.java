package io.wiredesk.monitor;

/// The cluster could not be read. The message is one line: what was asked, of whom, and why it failed.
public final class MonitorException extends RuntimeException {
    MonitorException(String message, Throwable cause) {
        super(message.lines().findFirst().orElse("the cluster can't be read"), cause);
    }
}
