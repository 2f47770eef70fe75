package io.wiredesk.bench.index;

import io.wiredesk.desk.embedded.EmbeddedBroker;
import io.wiredesk.news.EnrichedArticle;
import io.wiredesk.schemas.config.WireConfig;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// A real broker with articles on their topic.
final class Wire implements AutoCloseable {
    private final EmbeddedBroker broker;
    private final WireConfig config;
    private final KafkaProducer<byte[], byte[]> producer;

    private Wire(EmbeddedBroker broker, WireConfig config) {
        this.broker = broker;
        this.config = config;
        var properties = config.clientProperties();
        properties.put(ProducerConfig.LINGER_MS_CONFIG, "0");
        this.producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer());
    }

    static Wire start(Path folder) {
        EmbeddedBroker broker = EmbeddedBroker.start(folder, 0);
        WireConfig config = new WireConfig(
                new WireConfig.Kafka(broker.bootstrapServers(), Map.of()),
                new WireConfig.Topics("news.", 2, (short) 1),
                new WireConfig.Schemas(null));
        config.createTopics();
        return new Wire(broker, config);
    }

    WireConfig config() {
        return config;
    }

    void send(List<EnrichedArticle> articles) {
        String topic = config.names().enriched();
        var serializer = config.serde(EnrichedArticle.class).serializer();
        for (EnrichedArticle article : articles) {
            var _ = producer.send(new ProducerRecord<>(
                    topic, article.getId().getBytes(StandardCharsets.UTF_8), serializer.serialize(topic, article)));
        }
        producer.flush();
    }

    @Override
    public void close() {
        producer.close();
        broker.close();
    }
}
