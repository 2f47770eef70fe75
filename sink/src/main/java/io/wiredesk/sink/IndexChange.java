package io.wiredesk.sink;

import io.wiredesk.news.EnrichedArticle;
import org.jspecify.annotations.Nullable;

/// One change to the index, in the order of the topic.
public sealed interface IndexChange {
    /// The article's id.
    String id();

    /// A revision of an article; counts only if no newer one is known.
    ///
    /// @param origin where it comes from; null where it comes from no topic
    record Put(EnrichedArticle article, @Nullable Origin origin) implements IndexChange {
        public Put(EnrichedArticle article) {
            this(article, null);
        }

        @Override
        public String id() {
            return article.getId();
        }
    }

    /// A tombstone: the article goes, and of its revisions known until then none comes back.
    record Delete(String id) implements IndexChange {}
}
