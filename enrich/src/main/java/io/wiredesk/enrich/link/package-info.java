/// From names to things: spans that mean the same entity are brought together, looked up in a dictionary
/// ([io.wiredesk.enrich.dictionary]) and weighed by what else the text says. [EntityLinker] is the entry, [Judge]
/// decides,
/// [Gazetteer] finds names the recogniser missed, [Peoples] those of peoples.
@NullMarked
package io.wiredesk.enrich.link;

import org.jspecify.annotations.NullMarked;
