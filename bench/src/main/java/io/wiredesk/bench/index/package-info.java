/// The search index measured: from Kafka to searchable beside bare Lucene on the same documents in the same run, how
/// fresh answers are, how long queries over HTTP take, and what a sink that is killed leaves behind. Read
/// [io.wiredesk.bench.index.IndexBench] first, then [io.wiredesk.bench.index.KillBench].
@NullMarked
package io.wiredesk.bench.index;

import org.jspecify.annotations.NullMarked;
