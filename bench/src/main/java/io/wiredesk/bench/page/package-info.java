/// How much of the articles our extraction finds in pages whose text is known, and how fast. Read [PageBench] first.
@NullMarked
package io.wiredesk.bench.page;

import org.jspecify.annotations.NullMarked;
