/// What tests of several packages ask: a web of their own on the loopback address.
@NullMarked
package io.wiredesk.ingest.testing;

import org.jspecify.annotations.NullMarked;
