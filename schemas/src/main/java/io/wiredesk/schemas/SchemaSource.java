package io.wiredesk.schemas;

import org.apache.avro.Schema;

/// Where schema ids come from: our own catalogue, or a registry. Safe for concurrent use.
public interface SchemaSource {

    /// The id under which the schema is known for the subject (`TOPIC-value`).
    ///
    /// @throws SchemaUnavailableException when there is none, or the registry does not answer
    int idOf(String subject, Schema schema);

    /// The schema with this id.
    ///
    /// @throws UnknownSchemaException when there is none
    /// @throws SchemaUnavailableException when the registry does not answer
    Schema byId(int id);
}
