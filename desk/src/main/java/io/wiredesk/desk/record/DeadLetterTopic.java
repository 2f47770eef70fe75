package io.wiredesk.desk.record;

import io.wiredesk.schemas.DeadLetter;
import io.wiredesk.schemas.EventHeaders;
import io.wiredesk.schemas.config.WireConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// The dead-letter topic, read and worked off. A letter stays until retention takes it; that it was put back is noted
/// in the same topic, in the same transaction, so that no letter is put back twice, whatever is killed when.
///
/// Every method connects, does its work and disconnects; each throws an [IllegalStateException] with one line, when the
/// cluster does not answer.
public final class DeadLetterTopic {
    /// A retry gives up with a record that came back so often: something else is wrong with it.
    public static final int MAX_RETRIES = 3;

    /// One at a time puts letters back.
    public static final String TRANSACTIONAL_ID = "wiredesk-dlq-retry";
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int BATCH = 500;

    private final WireConfig wire;
    private final String topic;

    public DeadLetterTopic(WireConfig wire) {
        this.wire = wire;
        this.topic = wire.names().deadLetters();
    }

    /// What came of a retry.
    ///
    /// @param putBack letters whose records stand in their topics again
    /// @param exhausted letters left alone, as they were put back [#MAX_RETRIES] times
    /// @param homeless letters left alone, as their topic or partition is unknown
    public record Retried(long putBack, long exhausted, long homeless) {}

    /// Hands over the letters that wait, in the order of each partition. Those that were put back are passed over.
    public void forEach(Consumer<Letter> letters) {
        scan(retried(), letters);
    }

    /// One letter, put back or not.
    public Optional<Letter> find(String id) {
        List<Letter> found = new ArrayList<>();
        scan(Set.of(), letter -> {
            if (letter.id().equals(id)) {
                found.add(letter);
            }
        });
        return found.stream().findFirst();
    }

    /// Writes the wanted letters' records to where they stood: the same topic, partition, key, value and headers, in
    /// the letters' order, so that the records of one key keep theirs. What fails again is a new letter with a
    /// count.
    /// Only what stands in the topic when this begins is looked at: it ends.
    public Retried retry(Predicate<Letter> wanted) {
        try (var producer = new KafkaProducer<>(producing(), new ByteArraySerializer(), new ByteArraySerializer())) {
            // From here on an earlier retry that still runs is fenced off; its committed notes are seen below.
            producer.initTransactions();
            Retry retry = new Retry(producer, partitions());
            scan(retried(), letter -> {
                if (wanted.test(letter)) {
                    retry.add(letter);
                }
            });
            return retry.finish();
        } catch (ProducerFencedException e) {
            throw new IllegalStateException("another retry was begun meanwhile and goes on with the rest", e);
        } catch (KafkaException e) {
            throw new IllegalStateException("the retry failed: " + DeadLetter.reasonOf(e), e);
        }
    }

    private final class Retry {
        private final KafkaProducer<byte[], byte[]> producer;
        private final Map<String, Integer> partitions;
        private int open;
        private long putBack;
        private long exhausted;
        private long homeless;

        Retry(KafkaProducer<byte[], byte[]> producer, Map<String, Integer> partitions) {
            this.producer = producer;
            this.partitions = partitions;
        }

        void add(Letter letter) {
            if (letter.retries() >= MAX_RETRIES) {
                exhausted++;
                return;
            }
            int partition = letter.partition();
            if (partition < 0 || partition >= partitions.getOrDefault(letter.topic(), 0)) {
                homeless++;
                return;
            }
            if (open == 0) {
                producer.beginTransaction();
            }
            byte[] key = letter.record().key();
            var _ = producer.send(new ProducerRecord<>(
                    letter.topic(), partition, key, letter.record().value(), letter.headersForRetry()));
            var _ = producer.send(
                    new ProducerRecord<>(topic, letter.record().partition(), key, null, note(letter.id())));
            putBack++;
            if (++open == BATCH) {
                commit();
            }
        }

        private void commit() {
            if (open > 0) {
                producer.commitTransaction();
                open = 0;
            }
        }

        Retried finish() {
            commit();
            return new Retried(putBack, exhausted, homeless);
        }
    }

    private static Headers note(String id) {
        Headers headers = new RecordHeaders();
        EventHeaders.put(headers, DeadLetter.RETRIED, id);
        return headers;
    }

    private Properties producing() {
        Properties properties = wire.clientProperties();
        properties.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, TRANSACTIONAL_ID);
        return properties;
    }

    private Set<String> retried() {
        Set<String> ids = new HashSet<>();
        read(record -> EventHeaders.get(record.headers(), DeadLetter.RETRIED).ifPresent(ids::add));
        return ids;
    }

    private void scan(Set<String> retried, Consumer<Letter> letters) {
        read(record -> {
            Letter letter = new Letter(record);
            boolean note = record.headers().lastHeader(DeadLetter.RETRIED) != null;
            if (!note && !retried.contains(letter.id())) {
                letters.accept(letter);
            }
        });
    }

    private void read(Consumer<ConsumerRecord<byte[], byte[]>> records) {
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        try (var consumer = new KafkaConsumer<>(TopicScan.readCommitted(wire), bytes, bytes)) {
            List<TopicPartition> all = TopicReader.partitions(wire, topic, consumer);
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    if (record.offset() < ends.getOrDefault(new TopicPartition(topic, record.partition()), 0L)) {
                        records.accept(record);
                    }
                }
            }
        } catch (KafkaException e) {
            throw new IllegalStateException(
                    topic + " can't be read at " + wire.kafka().bootstrapServers() + ": " + DeadLetter.reasonOf(e), e);
        }
    }

    private Map<String, Integer> partitions() {
        ByteArrayDeserializer bytes = new ByteArrayDeserializer();
        try (var consumer = new KafkaConsumer<>(TopicScan.readCommitted(wire), bytes, bytes)) {
            Map<String, Integer> counts = new HashMap<>();
            consumer.listTopics().forEach((name, infos) -> counts.put(name, infos.size()));
            return counts;
        }
    }
}
