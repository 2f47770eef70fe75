/// What watching a large cluster costs: a broker with many groups and partitions in, our monitor's and Kafka's own
/// tool's
/// time out. Read [MonitorBench] first.
@NullMarked
package io.wiredesk.bench.lag;

import org.jspecify.annotations.NullMarked;
