/// What the benches measured, as it is kept and shown: rounds of ours and of its peers come in, JSON, a page in
/// Markdown and charts go out. Read [Measured] first, then [Book].
@NullMarked
package io.wiredesk.bench.report;

import org.jspecify.annotations.NullMarked;
