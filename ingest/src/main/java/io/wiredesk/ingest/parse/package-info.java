/// Bytes in, a feed of our own records out. Reads RSS 0.9x, 1.0 and 2.0, Atom 0.3 and 1.0, JSON Feed and Google News
/// sitemaps; what is not
/// well-formed is repaired step by step and each repair is named. Read [FeedParser] first. Deliberately not here: where
/// the bytes come from, and what becomes of the entries.
@NullMarked
package io.wiredesk.ingest.parse;

import org.jspecify.annotations.NullMarked;
