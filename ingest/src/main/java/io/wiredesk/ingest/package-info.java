/// Feeds in, articles out. Subscriptions come in on `news.feeds`; revisions go out on `news.articles`, and what became
/// of each poll on `news.feed-status`. Read [IngestTopology] first. Deliberately not here: what an article is about.
@NullMarked
package io.wiredesk.ingest;

import org.jspecify.annotations.NullMarked;
