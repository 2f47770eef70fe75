/// The index in an OpenSearch cluster, spoken to over HTTP. Read [io.wiredesk.sink.opensearch.OpenSearchIndex] first.
@NullMarked
package io.wiredesk.sink.opensearch;

import org.jspecify.annotations.NullMarked;
