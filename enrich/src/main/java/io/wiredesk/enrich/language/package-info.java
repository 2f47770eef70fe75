/// Which language a text is in, and where its sentences are. Pure.
@NullMarked
package io.wiredesk.enrich.language;

import org.jspecify.annotations.NullMarked;
