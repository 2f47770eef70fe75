/// Our parser beside Rome alone and Python's feedparser, on the same generated feeds in the same run. Read
/// [ParsingBench] first.
@NullMarked
package io.wiredesk.bench.parse;

import org.jspecify.annotations.NullMarked;
