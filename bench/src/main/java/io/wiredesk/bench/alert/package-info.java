/// Saved searches matched as articles arrive, beside lucene-monitor as it comes. A seed goes in, a table goes out. Read
/// [AlertBench].
@NullMarked
package io.wiredesk.bench.alert;

import org.jspecify.annotations.NullMarked;
