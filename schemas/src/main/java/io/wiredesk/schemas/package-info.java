/// The contract. What comes in and goes out of every stage: the Avro records (`news.avdl`, generated into
/// `io.wiredesk.news`), the topics they travel on ([TopicCatalogue]), and their bytes ([AvroSerde]: the Confluent wire
/// format). Read [TopicCatalogue] first. Deliberately not here: anything that computes, fetches or stores.
@NullMarked
package io.wiredesk.schemas;

import org.jspecify.annotations.NullMarked;
