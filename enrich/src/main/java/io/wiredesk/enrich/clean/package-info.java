/// Passages that belong to the page and not to the article, by rules kept as data. Read [BoilerplateFinder] first.
@NullMarked
package io.wiredesk.enrich.clean;

import org.jspecify.annotations.NullMarked;
