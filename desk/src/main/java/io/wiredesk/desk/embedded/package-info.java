/// The broker inside the all-in-one: a data folder comes in, a real Kafka broker on loopback goes out. Read
/// [EmbeddedBroker] first. Deliberately not here: the stages, which see it as any other cluster.
@NullMarked
package io.wiredesk.desk.embedded;

import org.jspecify.annotations.NullMarked;
