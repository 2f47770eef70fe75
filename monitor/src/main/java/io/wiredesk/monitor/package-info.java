/// Who lags, by how long, until when: any Kafka cluster's consumer groups, read through the Admin API.
///
/// In comes a cluster's address; out come a [io.wiredesk.monitor.LagReport], its Prometheus text and its table. Open
/// [io.wiredesk.monitor.LagMonitor] first: one sample, top to bottom. The thinking is pure and imports no Kafka:
/// [io.wiredesk.monitor.Verdicts], [io.wiredesk.monitor.OffsetTimeline], [io.wiredesk.monitor.OffsetWindow]. Not here:
/// an HTTP server, and anything of Wiredesk's own topics.
@NullMarked
package io.wiredesk.monitor;

import org.jspecify.annotations.NullMarked;
