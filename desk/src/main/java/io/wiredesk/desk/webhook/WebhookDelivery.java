package io.wiredesk.desk.webhook;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Tags;
import io.wiredesk.desk.record.RecordJson;
import io.wiredesk.desk.record.SavedSearches;
import io.wiredesk.desk.record.TopicFollower;
import io.wiredesk.news.Alert;
import io.wiredesk.news.SavedSearch;
import io.wiredesk.schemas.DeadLetter;
import io.wiredesk.schemas.TopicNames;
import io.wiredesk.schemas.config.WireConfig;
import io.wiredesk.sink.SinkMeters;
import io.wiredesk.sink.alert.AlertConfig;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Posts alerts to the webhooks of their searches: a batch is read, each alert is tried on a virtual thread of its own
/// with growing pauses, what nobody takes goes to the dead letters, then Kafka is told. At least once: the receiver
/// tells a repetition by the id.
///
/// Threading: one thread of its own reads and commits; posts run beside it.
public final class WebhookDelivery implements AutoCloseable {
    private static final String STAGE = "webhooks";
    private static final int BATCH = 100;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration MAX_PAUSE = Duration.ofMinutes(5);
    private static final int PAUSE_FACTOR = 3;
    private static final Logger LOG = LoggerFactory.getLogger(WebhookDelivery.class);

    /// Alerts that were read and neither posted nor put aside yet.
    private static final AtomicInteger WAITING = new AtomicInteger();

    static {
        Metrics.gauge("wiredesk.queue.depth", Tags.of("queue", "webhook_alerts"), WAITING);
    }

    private final WireConfig wire;
    private final AlertConfig config;
    private final InstantSource clock;
    private final Map<String, SavedSearch> searches = new ConcurrentHashMap<>();
    private final Map<TopicPartition, Long> committed = new HashMap<>();
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final KafkaConsumer<byte[], byte[]> consumer;
    private final KafkaProducer<byte[], byte[]> letters;
    private final Thread thread;
    private volatile @Nullable Throwable failure;

    private WebhookDelivery(WireConfig wire, AlertConfig config, InstantSource clock) {
        this.wire = wire;
        this.config = config;
        this.clock = clock;
        this.consumer = new KafkaConsumer<>(consumerProperties(wire));
        Properties producing = wire.clientProperties();
        producing.put(ProducerConfig.ACKS_CONFIG, "all");
        this.letters = new KafkaProducer<>(producing, new ByteArraySerializer(), new ByteArraySerializer());
        this.thread = Thread.ofPlatform().name("webhooks").unstarted(this::run);
    }

    /// Starts to post from `news.alerts`.
    public static WebhookDelivery start(WireConfig wire, AlertConfig config) {
        WebhookDelivery delivery = new WebhookDelivery(wire, config, InstantSource.system());
        delivery.thread.start();
        return delivery;
    }

    /// The consumer group: the prefix without its dots, and `-webhooks`.
    public static String groupId(TopicNames names) {
        return names.prefix().replace(".", "") + "-webhooks";
    }

    private static Properties consumerProperties(WireConfig wire) {
        Properties properties = wire.clientProperties();
        properties.put(ConsumerConfig.GROUP_ID_CONFIG, groupId(wire.names()));
        properties.put(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "consumer");
        properties.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        properties.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BATCH);
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class.getName());
        return properties;
    }

    public boolean running() {
        return thread.isAlive() && failure == null;
    }

    /// Why it stopped by itself; empty while it runs and after [#close].
    public Optional<Throwable> failure() {
        return Optional.ofNullable(failure);
    }

    private void run() {
        try (consumer;
                letters;
                Post post = new Post(config.webhookTimeout(), config.webhookAllowPrivate());
                ExecutorService posts = Executors.newVirtualThreadPerTaskExecutor();
                TopicFollower<SavedSearch> _ =
                        TopicFollower.start(wire, wire.names().savedSearches(), SavedSearch.class, this::know)) {
            consumer.subscribe(List.of(wire.names().alerts()));
            while (!stopped()) {
                deliver(post, posts);
            }
        } catch (IOException | ExecutionException | RuntimeException e) {
            failure = e;
            LOG.atError().setCause(e).log("webhooks stopped: alerts are not posted until they are started again");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void know(String id, @Nullable SavedSearch search) {
        if (search == null) {
            var _ = searches.remove(id);
        } else {
            searches.put(id, search);
        }
    }

    private void deliver(Post post, ExecutorService posts) throws InterruptedException, ExecutionException {
        List<Future<Boolean>> running = new ArrayList<>();
        consumer.poll(POLL).forEach(record -> running.add(submit(post, posts, record)));
        if (!running.isEmpty()) {
            while (running.stream().anyMatch(each -> !each.isDone())) {
                consumer.pause(consumer.assignment());
                // Says that we are alive; only partitions that come to us in this moment bring anything.
                consumer.poll(POLL).forEach(record -> running.add(submit(post, posts, record)));
            }
            for (Future<Boolean> each : running) {
                if (!each.get()) {
                    return; // The program ends; whoever starts next tries all of these again.
                }
            }
            consumer.resume(consumer.assignment());
        }
        commit();
    }

    private Future<Boolean> submit(Post post, ExecutorService posts, ConsumerRecord<byte[], byte[]> record) {
        WAITING.incrementAndGet();
        return posts.submit(() -> {
            try {
                return deliver(post, record);
            } finally {
                WAITING.decrementAndGet();
            }
        });
    }

    /// The positions lie behind transaction markers too; committed though no alert came, so that the lag reaches 0.
    private void commit() {
        Map<TopicPartition, OffsetAndMetadata> moved = new HashMap<>();
        for (TopicPartition partition : consumer.assignment()) {
            long position = consumer.position(partition);
            if (!Long.valueOf(position).equals(committed.get(partition))) {
                moved.put(partition, new OffsetAndMetadata(position));
            }
        }
        if (!moved.isEmpty()) {
            try {
                consumer.commitSync(moved);
                moved.forEach((partition, offset) -> committed.put(partition, offset.offset()));
            } catch (CommitFailedException | RetriableException e) {
                LOG.atWarn().addKeyValue("reason", e.getMessage()).log("positions not committed, will be again");
            }
        }
    }

    /// @return whether nothing is left to do for the alert
    private boolean deliver(Post post, ConsumerRecord<byte[], byte[]> record) {
        try {
            Alert alert = wire.serde(Alert.class).deserializer().deserialize(record.topic(), record.value());
            SavedSearch search = alert == null ? null : search(alert.getSearchId());
            return alert == null
                    || search == null
                    || search.getWebhook() == null
                    || delivered(post, search, alert, record);
        } catch (SerializationException e) {
            putAside(record, DeadLetter.reasonOf(e));
            return true;
        }
    }

    private boolean delivered(Post post, SavedSearch search, Alert alert, ConsumerRecord<byte[], byte[]> record) {
        return switch (attempt(post, search, alert)) {
            case Post.Outcome.Taken _ -> true;
            case Post.Outcome.Refused(String why) -> {
                putAside(record, "the webhook of " + search.getId() + ": " + why);
                yield true;
            }
            case Post.Outcome.Failed _ -> false;
        };
    }

    /// An alert may be here before its search is: then the topic is asked itself.
    private @Nullable SavedSearch search(String id) {
        SavedSearch known = searches.get(id);
        return known != null ? known : new SavedSearches(wire).all().get(id);
    }

    /// @return taken or refused in the end; failed where the program ends before that is known
    private Post.Outcome attempt(Post post, SavedSearch search, Alert alert) {
        String body = RecordJson.of(alert).toString();
        URI address = URI.create(String.valueOf(search.getWebhook()));
        Duration pause = config.webhookPause();
        for (int attempt = 1; ; attempt++) {
            Map<String, String> headers =
                    Signature.headers(alert.getId(), clock.instant(), body, String.valueOf(search.getWebhookSecret()));
            Post.Outcome outcome = post.send(address, body, headers);
            if (!(outcome instanceof Post.Outcome.Failed(String why))) {
                return outcome;
            }
            if (attempt >= config.webhookAttempts()) {
                return new Post.Outcome.Refused(why + ", " + attempt + " attempts");
            }
            if (stoppedWithin(pause)) {
                return outcome;
            }
            Duration longer = pause.multipliedBy(PAUSE_FACTOR);
            pause = longer.compareTo(MAX_PAUSE) < 0 ? longer : MAX_PAUSE;
        }
    }

    private void putAside(ConsumerRecord<byte[], byte[]> record, String why) {
        Instant at = clock.instant();
        SinkMeters.buried(STAGE);
        DeadLetter letter = new DeadLetter(STAGE, record.topic(), record.partition(), record.offset(), why, at);
        try {
            var _ = letters.send(
                            letter.toRecord(wire.names().deadLetters(), record.key(), record.value(), record.headers()))
                    .get();
        } catch (ExecutionException e) {
            throw new KafkaException(
                    "a dead letter can't be written to " + wire.names().deadLetters(), e.getCause());
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
        LOG.atWarn().addKeyValue("offset", record.offset()).log("an alert was not delivered: {}", why);
    }

    private boolean stopped() {
        return stopping.getCount() == 0;
    }

    private boolean stoppedWithin(Duration time) {
        try {
            return stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    /// Ends; what was not delivered by then is tried again after the next start.
    @Override
    public void close() {
        stopping.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
