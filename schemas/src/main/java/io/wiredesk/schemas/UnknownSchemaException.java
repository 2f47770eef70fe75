package io.wiredesk.schemas;

import org.apache.kafka.common.errors.SerializationException;

/// A record's schema id that nobody knows: a fault of the record, and a matter of the dead letters.
public final class UnknownSchemaException extends SerializationException {
    private static final long serialVersionUID = 1L;

    public UnknownSchemaException(String message) {
        super(message);
    }
}
