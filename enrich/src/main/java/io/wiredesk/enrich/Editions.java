package io.wiredesk.enrich;

import io.wiredesk.news.Article;
import io.wiredesk.schemas.AvroSerde;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/// The revisions of the last days, to compare the next ones with. What is older than the window is forgotten by the
/// store itself, a segment of time at once. Confined to the thread of the task that owns the store.
final class Editions {
    private final WindowStore<String, byte[]> store;
    private final AvroSerde<Article> serde;
    private final Duration window;

    Editions(WindowStore<String, byte[]> store, AvroSerde<Article> serde, Duration window) {
        this.store = store;
        this.serde = serde;
        this.window = window;
    }

    /// The newest revision before this one; empty where none is remembered.
    Optional<Article> before(Article article, long timestamp) {
        Article newest = null;
        try (WindowStoreIterator<byte[]> rows = around(article.getId(), timestamp)) {
            while (rows.hasNext()) {
                Article kept = serde.deserializer().deserialize(EnrichTopology.EDITIONS, rows.next().value);
                boolean earlier = kept.getRevision() < article.getRevision();
                if (earlier && (newest == null || kept.getRevision() > newest.getRevision())) {
                    newest = kept;
                }
            }
        }
        return Optional.ofNullable(newest);
    }

    /// Keeps what is compared, without the markup.
    void keep(Article article, long timestamp) {
        Article compared = Article.newBuilder(article)
                .setHtml(null)
                .setEnclosures(List.of())
                .build();
        store.put(article.getId(), serde.serializer().serialize(EnrichTopology.EDITIONS, compared), timestamp);
    }

    /// A withdrawn text is not kept.
    void forget(String id, long timestamp) {
        List<Long> times = new ArrayList<>();
        try (WindowStoreIterator<byte[]> rows = around(id, timestamp)) {
            rows.forEachRemaining(row -> times.add(row.key));
        }
        times.forEach(time -> store.put(id, null, time));
    }

    /// Revisions of one article come in order; those of a replayed topic may bear later times.
    private WindowStoreIterator<byte[]> around(String id, long timestamp) {
        return store.fetch(id, Math.max(0, timestamp - window.toMillis()), timestamp + window.toMillis());
    }
}
