/// Finding the names of persons, organisations and places in plain text. [NameRecognizer] is the port,
/// [OpenNlpNameRecognizer] the bundled implementation.
@NullMarked
package io.wiredesk.enrich.entity;

import org.jspecify.annotations.NullMarked;
