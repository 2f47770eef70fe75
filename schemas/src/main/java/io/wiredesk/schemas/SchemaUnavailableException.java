package io.wiredesk.schemas;

import org.apache.kafka.common.errors.SerializationException;

/// A schema that is not to be had now, whichever record asks for it: a registry does not answer, or our own schema has
/// no id. An id that nobody knows is an [UnknownSchemaException].
public final class SchemaUnavailableException extends SerializationException {
    private static final long serialVersionUID = 1L;

    public SchemaUnavailableException(String message) {
        super(message);
    }

    public SchemaUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
