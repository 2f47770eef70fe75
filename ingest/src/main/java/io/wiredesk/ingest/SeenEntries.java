package io.wiredesk.ingest;

import io.wiredesk.news.Article;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueStore;

/// Knows what each feed's last body held, so that only what is new or different travels on.
///
/// Threading: confined to the stream thread that owns the task.
final class SeenEntries {
    private final KeyValueStore<String, String> hashes;

    /// @param hashes content hash by `FEED/ARTICLE`
    SeenEntries(KeyValueStore<String, String> hashes) {
        this.hashes = hashes;
    }

    /// Of a feed's whole body, the articles that its last body did not hold, or held otherwise. From now on this is the
    /// last body; what is no longer in it is forgotten.
    List<Article> replace(String feedId, Collection<Article> body) {
        Map<String, String> gone = of(feedId);
        List<Article> different = new ArrayList<>();
        for (Article article : body) {
            if (!article.getContentSha256().equals(gone.remove(article.getId()))) {
                hashes.put(key(feedId, article.getId()), article.getContentSha256());
                different.add(article);
            }
        }
        gone.keySet().forEach(article -> hashes.delete(key(feedId, article)));
        return different;
    }

    void forget(String feedId) {
        of(feedId).keySet().forEach(article -> hashes.delete(key(feedId, article)));
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
