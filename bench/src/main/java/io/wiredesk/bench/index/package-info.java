/// The search index measured: from Kafka to searchable beside bare Lucene on the same documents in the same run, how
/// fresh answers are, how long queries over HTTP take. Read [io.wiredesk.bench.index.IndexBench] first.
@NullMarked
package io.wiredesk.bench.index;

import org.jspecify.annotations.NullMarked;
