/// How well and how fast names are found, beside other recognisers on the same marked texts. Read
/// [RecognitionBench] first.
@NullMarked
package io.wiredesk.bench.recognition;

import org.jspecify.annotations.NullMarked;
