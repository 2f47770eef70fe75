/// One poll of one feed: a subscription and what the last poll left behind come in, a [PollOutcome] comes out. Read
/// [Poll] first. Deliberately not here: when a feed is due, and what becomes of its entries.
@NullMarked
package io.wiredesk.ingest.poll;

import org.jspecify.annotations.NullMarked;
