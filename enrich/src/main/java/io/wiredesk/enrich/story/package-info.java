/// Which articles tell the same event, who told it first, who copied whom. Enriched articles come in, one by one; the
/// stories that changed by them go out. Read [StoryBook] first, then [Likeness]. Pure: what is remembered lies behind
/// [StoryState]. Deliberately not here: the stores and topics, which `StoryProcessor` one package up brings.
@NullMarked
package io.wiredesk.enrich.story;

import org.jspecify.annotations.NullMarked;
