/// Who reports and who is cited, by rules kept as data. Read [AttributionFinder] first.
@NullMarked
package io.wiredesk.enrich.attribute;

import org.jspecify.annotations.NullMarked;
