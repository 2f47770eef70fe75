/// Enriched articles in, a search index out. Records of `news.enriched` are collected into batches, made durable in a
/// [io.wiredesk.sink.SearchIndex] together with the position they reach, and only then committed to Kafka. Read
/// [io.wiredesk.sink.IndexSink] first. How an index stores and finds articles is not here: see `lucene` and `query`.
@NullMarked
package io.wiredesk.sink;

import org.jspecify.annotations.NullMarked;
