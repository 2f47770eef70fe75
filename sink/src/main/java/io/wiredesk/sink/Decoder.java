package io.wiredesk.sink;

import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.schemas.config.WireConfig;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/// Records of the enriched topic as changes to an index.
final class Decoder {
    /// Far above any id of ours, far below what an index takes as one term.
    private static final int MAX_ID_CHARS = 1_000;

    private final Deserializer<EnrichedArticle> deserializer;

    Decoder(WireConfig wire) {
        this.deserializer = wire.serde(EnrichedArticle.class).deserializer();
    }

    /// @throws SerializationException for what is no change
    IndexChange decode(ConsumerRecord<byte[], byte[]> record) {
        if (record.value() != null) {
            EnrichedArticle article = deserializer.deserialize(record.topic(), record.value());
            if (article.getId().isBlank() || article.getId().length() > MAX_ID_CHARS) {
                throw new SerializationException("an article id has 1 to " + MAX_ID_CHARS + " characters");
            }
            return new IndexChange.Put(article, new Origin(record.partition(), record.offset(), Instant.now()));
        }
        if (record.key() == null) {
            throw new SerializationException("a tombstone without a key deletes nothing");
        }
        return new IndexChange.Delete(new String(record.key(), StandardCharsets.UTF_8));
    }
}
