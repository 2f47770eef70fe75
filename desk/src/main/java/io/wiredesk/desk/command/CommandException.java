package io.wiredesk.desk.command;

/// The thing asked about failed: the command ends with exit code 1 and this one line.
public final class CommandException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CommandException(String message) {
        super(message);
    }

    public CommandException(String message, Throwable cause) {
        super(message, cause);
    }
}
