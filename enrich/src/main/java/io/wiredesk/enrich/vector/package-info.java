/// What a text says as one vector: word pieces, a small language model, their mean. A text comes in, 384 numbers go
/// out.
/// Read [DocumentVectors] first. Pure, but for loading the model once.
@NullMarked
package io.wiredesk.enrich.vector;

import org.jspecify.annotations.NullMarked;
