/// The embedded index: articles and positions in one Lucene commit, so that they can't part. Read
/// [io.wiredesk.sink.lucene.LuceneIndex] first, then `Documents` for the fields. No Kafka client is used here.
@NullMarked
package io.wiredesk.sink.lucene;

import org.jspecify.annotations.NullMarked;
