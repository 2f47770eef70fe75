/// One request to the web, politely and suspiciously: an address comes in, an answer within limits comes out. Read
/// [Web] first. Deliberately not here: what an answer means for a feed, and when a feed is due.
@NullMarked
package io.wiredesk.ingest.fetch;

import org.jspecify.annotations.NullMarked;
