/// The whole street at once: feeds that publish at a pace come in, how long an article takes until it is
/// found goes out. Read [StreetBench] first.
@NullMarked
package io.wiredesk.bench.street;

import org.jspecify.annotations.NullMarked;
