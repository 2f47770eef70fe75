/// What rises: entities and subjects against their own past. Enriched articles come in, trends go out, with the
/// articles
/// that explain them. Read [TrendTopology] first, then [Weight] and [Expectation], which are pure. Deliberately not
/// here:
/// what an article is about, and which articles are one story.
@NullMarked
package io.wiredesk.enrich.trend;

import org.jspecify.annotations.NullMarked;
