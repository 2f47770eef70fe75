/// Polling at scale: a made-up web of many hosts on the loopback addresses is polled by ingest processes as they run in
/// earnest, on a real broker, and an independent reader counts what comes out. Read [PollBench] first.
@NullMarked
package io.wiredesk.bench.poll;

import org.jspecify.annotations.NullMarked;
