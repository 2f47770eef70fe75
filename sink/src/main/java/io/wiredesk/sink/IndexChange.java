package io.wiredesk.sink;

import io.wiredesk.news.EnrichedArticle;

/// One change to the index, in the order of the topic.
public sealed interface IndexChange {
    /// The article's id.
    String id();

    /// A revision of an article; counts only if no newer one is known.
    record Put(EnrichedArticle article) implements IndexChange {
        @Override
        public String id() {
            return article.getId();
        }
    }

    /// A tombstone: the article goes, and of its revisions known until then none comes back.
    record Delete(String id) implements IndexChange {}
}
