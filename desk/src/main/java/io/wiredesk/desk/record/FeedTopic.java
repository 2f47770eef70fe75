package io.wiredesk.desk.record;

import io.wiredesk.ingest.subscribe.Subscription;
import io.wiredesk.ingest.subscribe.Subscriptions;
import io.wiredesk.news.Feed;
import io.wiredesk.news.FeedStatus;
import io.wiredesk.schemas.DeadLetter;
import io.wiredesk.schemas.config.WireConfig;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// The subscriptions on `news.feeds` and what came of them on `news.feed-status`.
///
/// Every method connects, does its work and disconnects; each throws an [IllegalStateException] with one line, when the
/// cluster does not take or give it.
public final class FeedTopic {
    private static final int TIMEOUT_MILLIS = 15_000;

    private FeedTopic() {}

    /// Subscribes, or changes subscriptions in what is said of them; what is so already is not written again.
    ///
    /// @param written is told how many of the subscriptions are dealt with
    /// @return the subscriptions as they are now, each once
    public static List<Feed> subscribe(WireConfig wire, List<Subscription> wanted, IntConsumer written) {
        Map<String, Feed> there = feeds(wire);
        List<Feed> feeds = Subscriptions.apply(wanted, there, Instant.now().truncatedTo(ChronoUnit.MILLIS));
        Map<String, @Nullable Feed> changed = new LinkedHashMap<>();
        feeds.stream()
                .filter(feed -> !feed.equals(there.get(feed.getId())))
                .forEach(feed -> changed.put(feed.getId(), feed));
        int already = wanted.size() - changed.size();
        written.accept(already);
        send(wire, changed, count -> written.accept(already + count));
        return feeds;
    }

    /// Puts subscriptions as they are, in place of those of the same id.
    public static void put(WireConfig wire, Collection<Feed> feeds) {
        Map<String, @Nullable Feed> byId = new LinkedHashMap<>();
        feeds.forEach(feed -> byId.put(feed.getId(), feed));
        send(wire, byId, _ -> {});
    }

    /// Ends subscriptions.
    public static void remove(WireConfig wire, Collection<String> ids) {
        Map<String, @Nullable Feed> byId = new LinkedHashMap<>();
        ids.forEach(id -> byId.put(id, null));
        send(wire, byId, _ -> {});
    }

    private static void send(WireConfig wire, Map<String, @Nullable Feed> feeds, IntConsumer written) {
        Properties properties = wire.clientProperties();
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, TIMEOUT_MILLIS);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS);
        properties.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, TIMEOUT_MILLIS / 2);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        String topic = wire.names().feeds();
        try (var producer = new KafkaProducer<>(
                properties, new StringSerializer(), wire.serde(Feed.class).serializer())) {
            List<Future<RecordMetadata>> sent = feeds.entrySet().stream()
                    .map(feed -> producer.send(new ProducerRecord<>(topic, feed.getKey(), feed.getValue())))
                    .toList();
            int count = 0;
            for (Future<RecordMetadata> each : sent) {
                var _ = each.get();
                written.accept(++count);
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException(topic + " takes no subscriptions: " + DeadLetter.reasonOf(e), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while subscriptions were written to " + topic, e);
        }
    }

    /// The subscriptions, by id.
    public static Map<String, Feed> feeds(WireConfig wire) {
        return newest(wire, wire.names().feeds(), Feed.class);
    }

    /// What came of the last polls, by feed id.
    public static Map<String, FeedStatus> statuses(WireConfig wire) {
        return newest(wire, wire.names().feedStatus(), FeedStatus.class);
    }

    /// Every subscription with what came of its polls.
    public static List<FeedState> states(WireConfig wire) {
        Map<String, FeedStatus> statuses = statuses(wire);
        return feeds(wire).values().stream()
                .map(feed -> new FeedState(feed, statuses.get(feed.getId())))
                .toList();
    }

    private static <T extends SpecificRecord> Map<String, T> newest(WireConfig wire, String topic, Class<T> type) {
        Map<String, T> newest = new LinkedHashMap<>();
        try (TopicScan<T> scan = TopicScan.open(wire, topic, wire.serde(type).deserializer())) {
            scan.toEnd((key, value) -> {
                if (value == null) {
                    newest.remove(key);
                } else {
                    newest.put(key, value);
                }
            });
        }
        return newest;
    }
}
