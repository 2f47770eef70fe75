/// Articles in, enriched articles out. [Enrichment] is the list of pure functions for one document and the file to read
/// first, [EnrichTopology] moves documents through it on Kafka. Offsets inside count UTF-16 units over title and text
/// joined; they become code points at the edge, in [EnrichedRecords].
@NullMarked
package io.wiredesk.enrich;

import org.jspecify.annotations.NullMarked;
