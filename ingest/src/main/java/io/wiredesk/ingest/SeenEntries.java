package io.wiredesk.ingest;

import io.wiredesk.news.Article;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueStore;
import org.jspecify.annotations.Nullable;

/// Knows what each feed's last body held, so that only what is new or different travels on, and whoever remembers
/// articles is told from time to time which of them are still listed.
///
/// Threading: confined to the stream thread that owns the task.
final class SeenEntries {
    private static final Duration WALK_EVERY = Duration.ofHours(1);
    private static final int WALK_STEP = 500;

    /// Says of an article that it went out with its page's text.
    private static final String COMPLETED = " page";

    private final KeyValueStore<String, String> store;
    private final Walk<String> walk;

    /// @param store content hash, when the article was told of last in milliseconds, and whether it was completed, by
    /// `FEED/ARTICLE`
    SeenEntries(KeyValueStore<String, String> store) {
        this.store = store;
        this.walk = new Walk<>(store, WALK_STEP, WALK_EVERY, Instant.MIN);
    }

    /// An entry that a feed's last body held.
    record Listed(String feedId, String articleId) {}

    /// Of a feed's body, the articles that it did not hold before, or held otherwise.
    List<Article> different(String feedId, Collection<Article> body) {
        Map<String, String> seen = of(feedId);
        return body.stream()
                .filter(article -> !article.getContentSha256().equals(hash(seen.get(article.getId()))))
                .toList();
    }

    /// Remembers an article that is told of now, as its feed has it, whatever its page adds.
    ///
    /// @param completed whether its page's text went out
    void put(Article article, boolean completed, Instant now) {
        store.put(key(article.getFeedId(), article.getId()), value(article.getContentSha256(), completed, now));
    }

    private static String value(String hash, boolean completed, Instant toldAt) {
        return hash + " " + toldAt.toEpochMilli() + (completed ? COMPLETED : "");
    }

    /// Whether the article went out with its page's text when it last went out.
    boolean isCompleted(Article article) {
        String seen = store.get(key(article.getFeedId(), article.getId()));
        return seen != null && seen.endsWith(COMPLETED);
    }

    /// Forgets what is no longer listed.
    void retain(String feedId, Set<String> listed) {
        of(feedId).keySet().stream()
                .filter(article -> !listed.contains(article))
                .forEach(article -> store.delete(key(feedId, article)));
    }

    void forget(String feedId) {
        retain(feedId, Set.of());
    }

    /// Some of those entries that were told of longer ago than this; they count as told of now. To be called again and
    /// again.
    List<Listed> untold(Duration longer, Instant now) {
        List<Listed> untold = new ArrayList<>();
        for (KeyValue<String, String> entry : walk.turn(now)) {
            if (toldAt(entry.value).plus(longer).isBefore(now)) {
                String[] ids = entry.key.split("/", 2);
                untold.add(new Listed(ids[0], ids[1]));
                store.put(entry.key, value(hash(entry.value), entry.value.endsWith(COMPLETED), now));
            }
        }
        return untold;
    }

    private static String hash(@Nullable String value) {
        return value == null ? "" : value.split(" ", 2)[0];
    }

    private static Instant toldAt(String value) {
        String[] parts = value.split(" ", -1);
        return parts.length > 1 && !value.equals(parts[0] + COMPLETED)
                ? Instant.ofEpochMilli(Long.parseLong(parts[1]))
                : Instant.EPOCH;
    }

    private Map<String, String> of(String feedId) {
        Map<String, String> seen = new HashMap<>();
        String prefix = key(feedId, "");
        try (var all = store.prefixScan(prefix, new StringSerializer())) {
            all.forEachRemaining(entry -> seen.put(entry.key.substring(prefix.length()), entry.value));
        }
        return seen;
    }

    private static String key(String feedId, String articleId) {
        return feedId + "/" + articleId;
    }
}
