/// Subscriptions: an address or an OPML file comes in, [io.wiredesk.news.Feed] records come out. Read [Subscriptions]
/// first. Deliberately not here: writing them to `news.feeds`.
@NullMarked
package io.wiredesk.ingest.subscribe;

import org.jspecify.annotations.NullMarked;
