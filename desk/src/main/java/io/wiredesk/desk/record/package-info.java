/// Records of the wire as people and programs see them: Avro comes in, JSON goes out, and topics are read and written.
/// Read [RecordJson] first. Deliberately not here: what a stage does with a record.
@NullMarked
package io.wiredesk.desk.record;

import org.jspecify.annotations.NullMarked;
