/// The query side: what a user types in, the syntax tree out, and the shape of requests and results. Read
/// [io.wiredesk.sink.query.QueryParser] first. Pure: no Kafka and no search engine here.
@NullMarked
package io.wiredesk.sink.query;

import org.jspecify.annotations.NullMarked;
