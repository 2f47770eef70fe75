/// What makes an article that article. An entry's link comes in, the one address that all its copies share goes out.
/// Read [ArticleLink] first. Deliberately not here: fetching and storing.
@NullMarked
package io.wiredesk.ingest.revise;

import org.jspecify.annotations.NullMarked;
