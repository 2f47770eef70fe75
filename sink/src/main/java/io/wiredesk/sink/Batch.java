package io.wiredesk.sink;

import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.schemas.DeadLetter;
import io.wiredesk.schemas.SchemaUnavailableException;
import io.wiredesk.schemas.trace.Spans;
import io.wiredesk.sink.IndexChange.Put;
import java.time.Instant;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Records on their way into one commit: decoded into changes, or set aside where that can't be done.
final class Batch {
    /// A record that is no change, or that the index won't take.
    record Failed(ConsumerRecord<byte[], byte[]> record, String reason) {}

    private static final Logger LOG = LoggerFactory.getLogger(Batch.class);

    private final Decoder decoder;
    private final List<IndexChange> changes = new ArrayList<>();
    private final IdentityHashMap<IndexChange, ConsumerRecord<byte[], byte[]>> records = new IdentityHashMap<>();
    private final List<Failed> failed = new ArrayList<>();

    Batch(Decoder decoder) {
        this.decoder = decoder;
    }

    void add(ConsumerRecord<byte[], byte[]> record) {
        try {
            IndexChange change = decoder.decode(record);
            changes.add(change);
            records.put(change, record);
        } catch (SchemaUnavailableException e) {
            throw e; // A registry that is down says nothing about the record.
        } catch (SerializationException e) {
            failed.add(new Failed(record, DeadLetter.reasonOf(e)));
        }
    }

    int size() {
        return changes.size() + failed.size();
    }

    List<IndexChange> changes() {
        return changes;
    }

    List<Failed> failed() {
        return failed;
    }

    /// All of it can be found.
    ///
    /// @param start when it began to be written
    void ended(Instant start, Instant end) {
        records.forEach((change, record) -> {
            if (change instanceof Put(EnrichedArticle article, Origin _)) {
                var _ = Spans.passed("index", article.getId(), article.getRevision(), start, end, record.headers());
            }
        });
    }

    /// The records that the index didn't take. An article that it has already, and won't take under its story's new
    /// name, is no record of this batch: it stays as it was, and is told.
    List<Failed> of(List<Refused> refused) {
        refused.stream()
                .filter(each -> !records.containsKey(each.change()))
                .forEach(each -> LOG.atWarn()
                        .addKeyValue("article", each.change().id())
                        .addKeyValue("reason", each.reason())
                        .log("the index keeps an article under its story's former name"));
        return refused.stream()
                .filter(each -> records.containsKey(each.change()))
                .map(each -> new Failed(Objects.requireNonNull(records.get(each.change())), each.reason()))
                .toList();
    }
}
