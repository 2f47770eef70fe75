@NullMarked
package io.wiredesk.ingest;

import org.jspecify.annotations.NullMarked;
