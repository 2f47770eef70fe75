/// What is known by which name: entities of Wikidata with their names, kinds and popularity. Names come in, entities go
/// out; which of several a text means is [io.wiredesk.enrich.link]'s to say.
///
/// Read [Dictionary] first. Two are there: [BundledDictionary], which ships with the program, and [MappedDictionary], a
/// file that [DictionaryBuild] makes of a Wikidata dump.
@NullMarked
package io.wiredesk.enrich.dictionary;

import org.jspecify.annotations.NullMarked;
