package io.wiredesk.sink.alert;

import io.wiredesk.news.SavedSearch;
import io.wiredesk.schemas.AvroSerde;
import io.wiredesk.schemas.config.WireConfig;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.api.ContextualProcessor;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Keeps the searches of this instance as the topic has them. Confined to the global thread; store and queries change
/// together, under the queries' lock, as tasks that start read the one and fill the other.
final class SearchesProcessor extends ContextualProcessor<String, byte[], Void, Void> {
    private static final Logger LOG = LoggerFactory.getLogger(SearchesProcessor.class);

    private final StandingQueries queries;
    private final String topic;
    private final AvroSerde<SavedSearch> serde;

    SearchesProcessor(WireConfig wire, StandingQueries queries) {
        this.queries = queries;
        this.topic = wire.names().savedSearches();
        this.serde = wire.serde(SavedSearch.class);
    }

    @Override
    public void process(Record<String, byte[]> record) {
        KeyValueStore<String, byte[]> store = context().getStateStore(AlertTopology.SEARCHES);
        synchronized (queries) {
            if (record.value() == null) {
                var _ = store.delete(record.key());
                queries.remove(record.key());
            } else {
                store.put(record.key(), record.value());
                add(queries, serde, topic, record.value());
            }
        }
    }

    /// Takes over what the store has: a restart fills it without asking this processor.
    static void fill(StandingQueries queries, WireConfig wire, ReadOnlyKeyValueStore<String, byte[]> store) {
        AvroSerde<SavedSearch> serde = wire.serde(SavedSearch.class);
        synchronized (queries) {
            try (KeyValueIterator<String, byte[]> all = store.all()) {
                while (all.hasNext()) {
                    KeyValue<String, byte[]> each = all.next();
                    if (!queries.has(each.key)) {
                        add(queries, serde, wire.names().savedSearches(), each.value);
                    }
                }
            }
        }
    }

    /// A search that can't be read is passed over: one faulty record must not end the alerts of all others.
    private static void add(StandingQueries queries, AvroSerde<SavedSearch> serde, String topic, byte[] value) {
        try {
            queries.put(serde.deserializer().deserialize(topic, value));
        } catch (SerializationException e) {
            LOG.warn("a saved search is passed over: {}", e.getMessage());
        }
    }
}
