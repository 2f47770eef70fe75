/// A web page's bytes in, its article out: title, main text in paragraphs, byline, date, language. What the page says
/// of
/// itself (JSON-LD, OpenGraph, `meta`) comes first, then what its markup shows. Read [PageReader] first. Deliberately
/// not
/// here: how the page was fetched, and whether it should have been.
@NullMarked
package io.wiredesk.ingest.extract;

import org.jspecify.annotations.NullMarked;
