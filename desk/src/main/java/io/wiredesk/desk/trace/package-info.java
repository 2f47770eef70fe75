/// Traces on their way out: spans of this process come in, OTLP goes out. Read [TraceExport]. Deliberately not here:
/// which steps there are, see `io.wiredesk.schemas.trace`.
@NullMarked
package io.wiredesk.desk.trace;

import org.jspecify.annotations.NullMarked;
