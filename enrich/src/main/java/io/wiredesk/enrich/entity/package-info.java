/// Finding the names of persons, organisations and places in plain text. [NameRecognizer] is the port,
/// [NeuralNameRecognizer] the
/// bundled implementation and the file to read next: sentences become [Sequence]s, [Tagger] scores them, [Agreement]
/// makes
/// names of the scores.
@NullMarked
package io.wiredesk.enrich.entity;

import org.jspecify.annotations.NullMarked;
