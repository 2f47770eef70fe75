package io.wiredesk.schemas;

import org.apache.kafka.common.errors.SerializationException;

/// A schema that is not to be had: an id nobody knows, or a registry that does not answer.
public final class SchemaUnavailableException extends SerializationException {
    private static final long serialVersionUID = 1L;

    public SchemaUnavailableException(String message) {
        super(message);
    }

    public SchemaUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
