/// The way through Kafka alone: what ingest and the sink make of it, beside bare clients. Read [KafkaBench] first.
@NullMarked
package io.wiredesk.bench.path;

import org.jspecify.annotations.NullMarked;
