package io.wiredesk.enrich.trend;

import io.wiredesk.news.Source;
import io.wiredesk.news.Trend;
import io.wiredesk.news.TrendArticle;
import io.wiredesk.news.TrendKind;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;
import org.jspecify.annotations.Nullable;

/// What each article was about in its last revision, and in which window, so that it can be taken back. Confined to the
/// thread of the task that owns the store.
final class SeenArticles {
    private final WindowStore<String, byte[]> store;
    private final Duration history;

    /// @param about kind, start of the window and id, see [#about]
    record Seen(int revision, List<String> about) {
        Seen {
            about = List.copyOf(about);
        }
    }

    SeenArticles(WindowStore<String, byte[]> store, Duration history) {
        this.store = store;
        this.history = history;
    }

    @Nullable Seen find(String articleId, long timestamp) {
        long from = Math.max(0, timestamp - history.toMillis());
        Seen newest = null;
        try (WindowStoreIterator<byte[]> rows = store.fetch(articleId, from, timestamp + history.toMillis())) {
            while (rows.hasNext()) {
                Seen each = decode(new String(rows.next().value, StandardCharsets.UTF_8));
                newest = newest == null || each.revision() >= newest.revision() ? each : newest;
            }
        }
        return newest;
    }

    void put(String articleId, Seen seen, long timestamp) {
        String text = seen.revision() + "\n" + String.join("\n", seen.about());
        store.put(articleId, text.getBytes(StandardCharsets.UTF_8), timestamp);
    }

    private static Seen decode(String text) {
        List<String> lines = text.lines().toList();
        return new Seen(Integer.parseInt(lines.getFirst()), lines.subList(1, lines.size()));
    }

    static String about(Trend sighting) {
        return sighting.getKind() + " " + sighting.getWindowStart().toEpochMilli() + " " + sighting.getId();
    }

    /// The sighting that takes another one back.
    static Trend gone(String about, String articleId, TrendConfig config) {
        String[] parts = about.split(" ", 3);
        long start = Long.parseLong(parts[1]);
        return Sighting.window(TrendKind.valueOf(parts[0]), parts[2], "", start, config)
                .setRising(false)
                .setArticles(List.of(TrendArticle.newBuilder()
                        .setArticleId(articleId)
                        .setTitle("")
                        .setSource(new Source("", ""))
                        .setPublished(Instant.ofEpochMilli(start))
                        .setSources(0)
                        .build()))
                .build();
    }
}
