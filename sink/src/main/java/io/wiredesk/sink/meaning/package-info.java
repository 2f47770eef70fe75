/// Searching by meaning: what the words find and what is near in meaning, in one list.
@NullMarked
package io.wiredesk.sink.meaning;

import org.jspecify.annotations.NullMarked;
