package io.wiredesk.desk.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.wiredesk.desk.record.KeyedTopic;
import io.wiredesk.news.Change;
import io.wiredesk.news.ChangeKind;
import io.wiredesk.schemas.DeadLetter;
import io.wiredesk.schemas.config.WireConfig;
import io.wiredesk.schemas.testing.TestBroker;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Dead letters by the command, on a real broker.
class DlqIT {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    /// The broker is every test's of this process: topics of our own.
    private static final String PREFIX = "dlq.";

    private static final TestBroker BROKER = TestBroker.shared();

    @BeforeAll
    static void makeTopics() throws Exception {
        try (Admin admin = Admin.create(clients())) {
            admin.createTopics(List.of(
                            new NewTopic(PREFIX + "dead-letters", 3, (short) 1),
                            new NewTopic("lost.articles", 2, (short) 1)))
                    .all()
                    .get();
        }
    }

    private static Properties clients() {
        Properties properties = new Properties();
        properties.put("bootstrap.servers", BROKER.bootstrapServers());
        return properties;
    }

    private record Answer(int code, String out, String err) {
        List<JsonNode> lines() throws Exception {
            List<JsonNode> lines = new ArrayList<>();
            for (String line : out.lines().toList()) {
                lines.add(MAPPER.readTree(line));
            }
            return lines;
        }

        JsonNode document() throws Exception {
            return MAPPER.readTree(out);
        }
    }

    private static Answer run(String... args) {
        List<String> all = new ArrayList<>(List.of(args));
        all.addFirst("dlq");
        all.add("--topics.prefix=" + PREFIX);
        all.add("--kafka.bootstrap-servers=" + BROKER.bootstrapServers());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Shell shell = new Shell(
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(),
                false);
        int code = WiredeskCommand.run(shell, all.toArray(String[]::new));
        return new Answer(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static void bury(List<ProducerRecord<String, String>> records) throws Exception {
        try (var producer = new KafkaProducer<>(clients(), new StringSerializer(), new StringSerializer())) {
            for (ProducerRecord<String, String> record : records) {
                var _ = producer.send(record).get();
            }
        }
    }

    private static ProducerRecord<String, String> letter(
            String topic, int partition, String key, String value, String reason, int retries) {
        RecordHeaders original = new RecordHeaders();
        original.add("ce_id", (key + "/1").getBytes(StandardCharsets.UTF_8));
        if (retries > 0) {
            original.add(DeadLetter.RETRIES, Integer.toString(retries).getBytes(StandardCharsets.UTF_8));
        }
        DeadLetter letter =
                new DeadLetter("enrich", topic, partition, 7, reason, Instant.parse("2026-01-31T08:00:00Z"));
        return new ProducerRecord<>(PREFIX + "dead-letters", null, key, value, letter.headers(original));
    }

    private static List<ConsumerRecord<String, String>> inTopic() {
        try (var consumer = new KafkaConsumer<>(clients(), new StringDeserializer(), new StringDeserializer())) {
            List<TopicPartition> partitions =
                    List.of(new TopicPartition("lost.articles", 0), new TopicPartition("lost.articles", 1));
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<ConsumerRecord<String, String>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records;
        }
    }

    @Test
    void a_letter_is_listed_shown_and_put_back_once_in_order_and_given_up_after_three_times() throws Exception {
        bury(List.of(
                letter("lost.articles", 1, "a", "first", "the model timed out", 0),
                letter("lost.articles", 1, "a", "second", "the model timed out", 0),
                letter("lost.articles", 0, "b", "other", "not in the wire format", 0),
                letter("lost.articles", 0, "c", "thrice", "the model timed out", 3),
                letter("gone.topic", 0, "d", "homeless", "the model timed out", 0)));

        assertThat(run("list", "--json").lines()).hasSize(5);
        List<JsonNode> timedOut = run("list", "--json", "--reason", "TIMED out").lines();
        assertThat(timedOut).hasSize(4).allSatisfy(line -> {
            assertThat(line.get("stage").asText()).isEqualTo("enrich");
            assertThat(line.get("offset").asLong()).isEqualTo(7);
            assertThat(line.get("at").asText()).isEqualTo("2026-01-31T08:00:00Z");
        });
        assertThat(run("list", "--json", "--stage", "sink").out()).isEmpty();

        JsonNode shown = run("show", timedOut.getFirst().get("id").asText()).document();
        assertThat(shown.at("/headers/ce_id").asText()).endsWith("/1");
        assertThat(shown.get("error").asText()).contains("wire format");
        assertThat(run("show", "9-9").err()).contains("no dead letter 9-9");

        assertThat(run("retry").code()).isNotZero();
        JsonNode retried = run("retry", "--json", "--reason", "timed out").document();
        assertThat(retried.get("put_back").asLong()).isEqualTo(2);
        assertThat(retried.get("exhausted").asLong()).isOne();
        assertThat(retried.get("homeless").asLong()).isOne();
        assertThat(inTopic()).extracting(ConsumerRecord::value).containsExactly("first", "second");
        assertThat(inTopic()).allSatisfy(record -> {
            assertThat(record.partition()).isOne();
            assertThat(record.headers())
                    .extracting(header -> header.key())
                    .containsExactlyInAnyOrder("ce_id", DeadLetter.RETRIES);
        });

        assertThat(run("retry", "--json", "--reason", "timed out")
                        .document()
                        .get("put_back")
                        .asLong())
                .isZero();
        assertThat(inTopic()).hasSize(2);
        assertThat(run("list", "--json").lines()).hasSize(3);
        assertThat(noted())
                .singleElement()
                .satisfies(change -> assertThat(change.getDetail()).isEqualTo("2 put back"))
                .satisfies(change -> assertThat(change.getKind()).isEqualTo(ChangeKind.DEAD_LETTER));
    }

    /// What the audit topic says of dead letters: a command that put nothing back is not in it.
    private static Collection<Change> noted() {
        WireConfig wire = new WireConfig(
                new WireConfig.Kafka(BROKER.bootstrapServers(), Map.of()),
                new WireConfig.Topics(PREFIX, 1, (short) 1),
                new WireConfig.Schemas(null));
        return new KeyedTopic<>(wire, wire.names().audit(), Change.class).all().values();
    }
}
