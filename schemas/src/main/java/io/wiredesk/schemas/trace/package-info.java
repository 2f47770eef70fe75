/// Traces of news: which step of the street a revision passed, and how long each took.
@NullMarked
package io.wiredesk.schemas.trace;

import org.jspecify.annotations.NullMarked;
