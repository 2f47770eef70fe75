package io.wiredesk.ingest;

import io.wiredesk.ingest.websub.PushSink;
import io.wiredesk.news.FeedPush;
import io.wiredesk.schemas.EventHeaders;
import io.wiredesk.schemas.config.WireConfig;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;

/// Keeps what hubs say on the topic `feed-pushes`, by feed: whoever owns the feed takes it from there.
///
/// Threading: safe for concurrent use; blocks until the brokers have it.
final class PushProducer implements PushSink, AutoCloseable {
    /// A hub waits no longer.
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final String TYPE = "io.wiredesk.feed-push";

    private final KafkaProducer<String, FeedPush> producer;
    private final String topic;

    PushProducer(WireConfig wire) {
        Properties properties = wire.clientProperties();
        properties.putAll(Map.of(
                ProducerConfig.ACKS_CONFIG,
                "all",
                ProducerConfig.LINGER_MS_CONFIG,
                "0",
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                Long.toString(PATIENCE.toMillis())));
        producer = new KafkaProducer<>(
                properties, new StringSerializer(), wire.serde(FeedPush.class).serializer());
        topic = wire.names().feedPushes();
    }

    @Override
    public void accept(FeedPush push) throws IOException {
        var headers = EventHeaders.of(
                UUID.randomUUID().toString(), "/ingest/" + push.getFeedId(), TYPE, push.getReceivedAt());
        try {
            var _ = producer.send(new ProducerRecord<>(topic, null, push.getFeedId(), push, headers))
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            throw new IOException("the push can't be kept: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the push was called off", e);
        }
    }

    @Override
    public void close() {
        producer.close(PATIENCE);
    }
}
