package io.wiredesk.bench.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.wiredesk.bench.fault.NewsWeb.Mood;
import io.wiredesk.schemas.SchemaCatalogue;
import io.wiredesk.schemas.TopicNames;
import io.wiredesk.sink.lucene.LucenePlace;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// What comes in is not what it should be: feeds, records, schemas.
class InputFaults extends FaultContract {
    private static final int FEEDS_A_MOOD = 3;

    @Override
    Street make() throws IOException {
        return new Street(folder, Map.of(), new LucenePlace(folder.resolve("data/index")));
    }

    @Test
    @Order(1)
    void feeds_misbehave() {
        String kind = "feeds that fail, break off, crawl, send rubbish, flap";
        for (Mood mood : List.of(Mood.ERROR, Mood.CUT, Mood.SLOW, Mood.GARBAGE, Mood.FLAPPING)) {
            for (int i = 0; i < FEEDS_A_MOOD; i++) {
                street().web().mood(random.nextInt(street().web().size()), mood);
            }
            pause(6_000);
            for (int i = 0; i < street().web().size(); i++) {
                street().web().mood(i, Mood.WELL);
            }
            settle(kind, FEEDS_A_MOOD);
        }
        Command.Result status = street().run(List.of("feeds", "status"));
        assertThat(status.exit()).isZero();
        assertThat(street().metric("ingest", "wiredesk_ingest_polls_total{outcome=\"failed\"}"))
                .isPositive();
        says(
                kind,
                "feeds status: the reason of the last failure",
                "wiredesk_ingest_polls_total{outcome=\"failed\"}",
                "the feed's own, on the Feeds page; ingest stays well");
    }

    @Test
    @Order(2)
    void poison_in_every_topic() {
        String kind = "poison records: empty, rubbish, unknown schema, cut off";
        TopicNames names = street().wire().names();
        List<String> topics = List.of(
                names.feeds(),
                names.feedStatus(),
                names.feedPushes(),
                names.articles(),
                names.enriched(),
                names.stories(),
                names.mentions(),
                names.trends(),
                names.savedSearches(),
                names.alerts(),
                names.deadLetters());
        List<byte[]> poisons = poisons();
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                street().wire().clientProperties(), new ByteArraySerializer(), new ByteArraySerializer())) {
            for (String topic : topics) {
                for (int i = 0; i < poisons.size(); i++) {
                    byte[] key = ("poison-" + i).getBytes(StandardCharsets.UTF_8);
                    var _ = producer.send(new ProducerRecord<>(topic, key, poisons.get(i)));
                }
                producer.flush();
                settle(kind, poisons.size());
            }
        }
        assertThat(street().ledger().unreadable()).isEqualTo(2 * poisons.size());
        Command.Result letters = street().run(List.of("dlq", "list", "--json"));
        assertThat(letters.exit()).as(letters.said()).isZero();
        for (String topic : List.of(names.articles(), names.enriched())) {
            assertThat(letters.said().lines().filter(line -> line.contains("\"" + topic + "\"")))
                    .as("letters of %s", topic)
                    .hasSizeGreaterThanOrEqualTo(poisons.size());
        }
        for (String stage : Street.STAGES) {
            assertThat(street().service(stage).ends()).as("%s ended", stage).isZero();
        }
        says(
                kind,
                "dlq list: where it stood and why it can't be read",
                "wiredesk_dead_letters_total",
                "all stages stay well");
    }

    /// Nothing at all; no wire format; an id that nobody gave; an article that ends in the middle.
    private static List<byte[]> poisons() {
        int id = SchemaCatalogue.bundled().versions().stream()
                .filter(version -> version.record().equals("Article"))
                .mapToInt(version -> version.id())
                .max()
                .orElseThrow();
        return List.of(
                new byte[0],
                "rubbish".getBytes(StandardCharsets.UTF_8),
                ByteBuffer.allocate(9).put((byte) 0).putInt(999_999).array(),
                ByteBuffer.allocate(9).put((byte) 0).putInt(id).put((byte) 20).array());
    }

    @Test
    @Order(3)
    void schemas_change() throws IOException {
        String article = street().run(List.of("schemas", "show", "Article")).said();
        Path added = Files.writeString(
                folder.resolve("Article-added.avsc"),
                article.replaceFirst(
                        "\"fields\"\\s*:\\s*\\[",
                        "\"fields\":[{\"name\":\"mood\",\"type\":[\"null\",\"string\"],\"default\":null},"));
        Path broken = Files.writeString(
                folder.resolve("Article-broken.avsc"),
                article.replaceFirst("\"fields\"\\s*:\\s*\\[", "\"fields\":[{\"name\":\"mood\",\"type\":\"string\"},"));
        Command.Result fine = street().run(List.of("schemas", "check", added.toString()));
        assertThat(fine.exit()).as(fine.said()).isZero();
        Command.Result refused = street().run(List.of("schemas", "check", broken.toString()));
        assertThat(refused.exit()).as(refused.said()).isEqualTo(1);
        assertThat(refused.said()).contains("mood");
        settle(
                "a schema added, an incompatible one refused",
                Stream.of(fine, refused).mapToInt(_ -> 1).sum());
        says(
                "a schema added, an incompatible one refused",
                "schemas check: which field and why",
                "none: it never reaches a topic",
                "exit code 1");
    }
}
