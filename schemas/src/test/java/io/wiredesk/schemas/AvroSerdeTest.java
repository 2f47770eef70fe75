package io.wiredesk.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.wiredesk.news.Feed;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class AvroSerdeTest {
    private static final String TOPIC = "news.feeds";
    private final AvroSerde<Feed> serde = new AvroSerde<>(Feed.class, SchemaCatalogue.bundled());
    private final Feed feed = Feed.newBuilder()
            .setId("f1")
            .setUrl("https://herald.example/rss")
            .setAddedAt(Instant.parse("2026-03-04T05:06:07.089Z"))
            .build();

    @Test
    void what_is_written_is_read_back() {
        byte[] bytes = serde.serializer().serialize(TOPIC, feed);
        assertThat(serde.deserializer().deserialize(TOPIC, bytes)).isEqualTo(feed);
    }

    @Test
    void a_zero_byte_and_the_schema_id_come_first() {
        byte[] bytes = serde.serializer().serialize(TOPIC, feed);
        assertThat(bytes[0]).isZero();
        int id = ByteBuffer.wrap(bytes).getInt(1);
        assertThat(SchemaCatalogue.bundled().byId(id)).isEqualTo(Feed.getClassSchema());
    }

    @Test
    void for_one_more_topic_only_the_id_may_be_another() {
        SchemaSource bySubject = new SchemaSource() {
            @Override
            public int idOf(String subject, Schema schema) {
                return subject.length();
            }

            @Override
            public Schema byId(int id) {
                return Feed.getClassSchema();
            }
        };
        AvroSerde<Feed> serdeBySubject = new AvroSerde<>(Feed.class, bySubject);
        byte[] first = serdeBySubject.serializer().serialize(TOPIC, feed);
        byte[] anew = serdeBySubject.serializer().serialize("news.feeds.more", feed);
        assertThat(anew).isNotEqualTo(first);
        assertThat(serdeBySubject.forTopic("news.feeds.more", first, feed)).isEqualTo(anew);
    }

    @Test
    void a_tombstone_stays_a_tombstone() {
        assertThat(serde.serializer().serialize(TOPIC, null)).isNull();
        assertThat(serde.deserializer().deserialize(TOPIC, null)).isNull();
    }

    @Test
    void an_incomplete_record_is_refused_and_leaves_nothing_to_the_next() {
        Feed incomplete = new Feed();
        incomplete.setId("f2");
        byte[] before = serde.serializer().serialize(TOPIC, feed);
        assertThatThrownBy(() -> serde.serializer().serialize(TOPIC, incomplete))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("incomplete");
        assertThat(serde.serializer().serialize(TOPIC, feed)).isEqualTo(before);
    }

    @Test
    void records_of_any_size_follow_one_another() {
        for (int length : new int[] {10, 300_000, 0, 5_000, 70_000, 1}) {
            Feed sized = Feed.newBuilder(feed).setTitle("x".repeat(length)).build();
            byte[] bytes = serde.serializer().serialize(TOPIC, sized);
            assertThat(serde.deserializer().deserialize(TOPIC, bytes)).isEqualTo(sized);
        }
    }

    @Test
    void tools_read_a_record_without_its_class() {
        byte[] bytes = serde.serializer().serialize(TOPIC, feed);
        GenericRecord record = AvroSerde.readGeneric(TOPIC, bytes, SchemaCatalogue.bundled());
        assertThat(record.get("url")).hasToString("https://herald.example/rss");
    }

    @Test
    void bytes_of_another_format_are_refused_by_name() {
        byte[] text = "hello, world".getBytes(StandardCharsets.UTF_8);
        assertThatThrownBy(() -> serde.deserializer().deserialize(TOPIC, text))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining(TOPIC)
                .hasMessageContaining("wire format");
    }

    @Test
    void a_record_cut_anywhere_is_refused_and_nothing_else_escapes() {
        byte[] bytes = serde.serializer().serialize(TOPIC, feed);
        for (int length = 0; length < bytes.length - 1; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> serde.deserializer().deserialize(TOPIC, cut))
                    .isInstanceOf(SerializationException.class);
        }
    }
}
