/// Whether searches find first what their readers look for.
@NullMarked
package io.wiredesk.bench.relevance;

import org.jspecify.annotations.NullMarked;
