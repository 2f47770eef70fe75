/// How a stage that is a Kafka Streams application runs: a topology and settings come in, a running application that
/// says
/// why it ended goes out. Read [StreamsStage]. Deliberately not here: any topology.
@NullMarked
package io.wiredesk.schemas.streams;

import org.jspecify.annotations.NullMarked;
