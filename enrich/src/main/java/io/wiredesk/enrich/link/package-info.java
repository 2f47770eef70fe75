/// From names to things: spans that mean the same entity are brought together and looked up in the bundled dictionary.
/// [EntityLinker] is the entry, [Gazetteer] finds names the recogniser missed.
@NullMarked
package io.wiredesk.enrich.link;

import org.jspecify.annotations.NullMarked;
