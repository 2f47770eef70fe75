package io.wiredesk.bench.lag;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// A cluster with many groups, each of which has read a part of its partitions: the lag of each is known.
final class ManyGroups {
    private static final int PARTITIONS_A_TOPIC = 100;
    private static final int RECORDS_A_PARTITION = 4;

    private final Properties clients;
    private final int groups;
    private final int partitions;

    ManyGroups(Properties clients, int groups, int partitions) {
        this.clients = clients;
        this.groups = groups;
        this.partitions = partitions;
    }

    /// Makes topics, records and commits.
    ///
    /// @return the sum of all lags, in records
    long make(RandomGenerator random) throws ExecutionException, InterruptedException {
        try (Admin admin = Admin.create(clients)) {
            for (int topic = 0; topic < partitions / PARTITIONS_A_TOPIC; topic++) {
                admin.createTopics(List.of(new NewTopic(topic(topic), PARTITIONS_A_TOPIC, (short) 1)))
                        .all()
                        .get();
            }
            write();
            return commit(admin, random);
        }
    }

    private static String topic(int number) {
        return "wire-" + number;
    }

    private TopicPartition partition(int number) {
        return new TopicPartition(topic(number / PARTITIONS_A_TOPIC), number % PARTITIONS_A_TOPIC);
    }

    private void write() {
        ByteArraySerializer bytes = new ByteArraySerializer();
        try (var producer = new KafkaProducer<>(clients, bytes, bytes)) {
            for (int number = 0; number < partitions; number++) {
                TopicPartition at = partition(number);
                for (int record = 0; record < RECORDS_A_PARTITION; record++) {
                    var _ = producer.send(new ProducerRecord<>(at.topic(), at.partition(), null, new byte[100]));
                }
            }
        }
    }

    private long commit(Admin admin, RandomGenerator random) throws ExecutionException, InterruptedException {
        int each = partitions / groups;
        long lag = 0;
        List<KafkaFuture<Void>> answers = new ArrayList<>();
        for (int group = 0; group < groups; group++) {
            Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
            for (int i = 0; i < each; i++) {
                // Nine groups of ten have read everything, as on a cluster that is well.
                int read = group % 10 == 0 ? random.nextInt(RECORDS_A_PARTITION) : RECORDS_A_PARTITION;
                offsets.put(partition(group * each + i), new OffsetAndMetadata(read));
                lag += RECORDS_A_PARTITION - read;
            }
            answers.add(
                    admin.alterConsumerGroupOffsets("group-" + group, offsets).all());
        }
        for (KafkaFuture<Void> answer : answers) {
            answer.get();
        }
        return lag;
    }
}
