package io.wiredesk.schemas;

import org.apache.avro.Schema;

/// One committed version of a record's schema.
///
/// @param id the wire format's schema id, unique over all records, never reused
/// @param record simple name of the record, such as `Article`
/// @param version counts from 1 for each record
/// @param schema the schema itself
public record SchemaVersion(int id, String record, int version, Schema schema) {}
