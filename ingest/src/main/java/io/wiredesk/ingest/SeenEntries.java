package io.wiredesk.ingest;

import io.wiredesk.news.Article;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// Knows what each feed's last body held, so that only what is new or different travels on.
///
/// Threading: confined to the stream thread that owns the task.
final class SeenEntries {
    private final KeyValueStore<String, String> hashes;

    /// Follows the hash of an article that went out with its page's text.
    private static final String COMPLETED = " page";

    /// @param hashes content hash by `FEED/ARTICLE`
    SeenEntries(KeyValueStore<String, String> hashes) {
        this.hashes = hashes;
    }

    /// Of a feed's body, the articles that it did not hold before, or held otherwise.
    List<Article> different(String feedId, Collection<Article> body) {
        Map<String, String> seen = of(feedId);
        return body.stream()
                .filter(article -> !isHash(article.getContentSha256(), seen.get(article.getId())))
                .toList();
    }

    private static boolean isHash(String hash, @Nullable String seen) {
        return hash.equals(seen) || (hash + COMPLETED).equals(seen);
    }

    /// Remembers an article as its feed has it, whatever its page adds.
    ///
    /// @param completed whether its page's text went out
    void put(Article article, boolean completed) {
        String hash = article.getContentSha256();
        hashes.put(key(article.getFeedId(), article.getId()), completed ? hash + COMPLETED : hash);
    }

    /// Whether the article went out with its page's text when it last went out.
    boolean isCompleted(Article article) {
        String seen = hashes.get(key(article.getFeedId(), article.getId()));
        return seen != null && seen.endsWith(COMPLETED);
    }

    /// Forgets what is no longer listed.
    void retain(String feedId, Set<String> listed) {
        of(feedId).keySet().stream()
                .filter(article -> !listed.contains(article))
                .forEach(article -> hashes.delete(key(feedId, article)));
    }

    void forget(String feedId) {
        retain(feedId, Set.of());
    }

    private Map<String, String> of(String feedId) {
        Map<String, String> seen = new HashMap<>();
        String prefix = key(feedId, "");
        try (var all = hashes.prefixScan(prefix, new StringSerializer())) {
            all.forEachRemaining(entry -> seen.put(entry.key.substring(prefix.length()), entry.value));
        }
        return seen;
    }

    private static String key(String feedId, String articleId) {
        return feedId + "/" + articleId;
    }
}
