package io.wiredesk.schemas;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DatumReader;
import org.apache.avro.io.DatumWriter;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificDatumWriter;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.jspecify.annotations.Nullable;

/// Records in the Confluent wire format: a zero byte, the schema id as four big-endian bytes, the Avro binary encoding.
/// Null is a tombstone both ways. Bytes written with any version of the catalogue are read as this program's version.
///
/// Threading: serializer and deserializer may be shared between threads.
///
/// Source: Confluent Schema Registry, "Wire format"; Avro 1.12 specification, "Schema resolution".
///
/// @param <T> the generated record class
public final class AvroSerde<T extends SpecificRecord> implements Serde<T> {
    static final byte MAGIC = 0;
    private static final int HEADER_BYTES = 5;

    private static final ThreadLocal<Scratch> SCRATCH = ThreadLocal.withInitial(Scratch::new);

    /// What a thread encodes records in, one after the other, so that room is made once and not for each.
    private static final class Scratch extends ByteArrayOutputStream {
        private static final int KEPT_BYTES = 1 << 16;

        private final BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(this, null);

        private <T> byte[] encoded(int id, T record, DatumWriter<T> writer) throws IOException {
            reset();
            write(MAGIC);
            writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(id).array());
            writer.write(record, encoder);
            encoder.flush();
            return toByteArray();
        }

        private boolean isLarge() {
            return buf.length > KEPT_BYTES;
        }
    }

    private final SchemaSource schemas;
    private final SpecificData data;
    private final Schema readerSchema;
    private final DatumWriter<T> writer;
    private final Map<Integer, DatumReader<T>> readers = new ConcurrentHashMap<>();

    /// By topic: to find an id compares whole schemas, and a record's is always the same.
    private final Map<String, Integer> ids = new ConcurrentHashMap<>();

    public AvroSerde(Class<T> type, SchemaSource schemas) {
        this.schemas = schemas;
        this.data = SpecificData.getForClass(type);
        this.readerSchema = data.getSchema(type);
        this.writer = new SpecificDatumWriter<>(readerSchema, data);
    }

    @Override
    public Serializer<T> serializer() {
        return this::serialize;
    }

    @Override
    public Deserializer<T> deserializer() {
        return this::deserialize;
    }

    private byte @Nullable [] serialize(String topic, @Nullable T record) {
        if (record == null) {
            return null;
        }
        int id = idFor(topic, record);
        Scratch scratch = SCRATCH.get();
        boolean again = false;
        try {
            byte[] bytes = scratch.encoded(id, record, writer);
            again = !scratch.isLarge();
            return bytes;
        } catch (IOException | RuntimeException e) {
            // What is missing Avro tells by several kinds of exceptions.
            throw new SerializationException(
                    "a " + readerSchema.getName() + " for " + topic + " is incomplete: " + e, e);
        } finally {
            if (!again) {
                SCRATCH.remove(); // After a failure the encoder holds a part of the record.
            }
        }
    }

    /// A record that was serialized already, for one more topic: the schema's id may be another there, the rest is not.
    ///
    /// @param serialized the record, as the serializer made it of the same class
    public byte[] forTopic(String topic, byte[] serialized, T record) {
        byte[] bytes = serialized.clone();
        ByteBuffer.wrap(bytes).putInt(1, idFor(topic, record));
        return bytes;
    }

    private int idFor(String topic, T record) {
        return ids.computeIfAbsent(topic, name -> schemas.idOf(name + "-value", record.getSchema()));
    }

    private @Nullable T deserialize(String topic, byte @Nullable [] bytes) {
        if (bytes == null) {
            return null;
        }
        int id = schemaId(topic, bytes);
        DatumReader<T> reader = readers.computeIfAbsent(id, this::reader);
        try {
            return reader.read(
                    null, DecoderFactory.get().binaryDecoder(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, null));
        } catch (IOException | RuntimeException e) {
            // Avro answers bytes that are not its own with whatever its reader trips over, so all of it is one fault.
            throw new SerializationException(
                    "a record of " + topic + " is not a " + readerSchema.getName() + " of schema " + id + ": " + e, e);
        }
    }

    private DatumReader<T> reader(int id) {
        return new SpecificDatumReader<>(schemas.byId(id), readerSchema, data);
    }

    /// Reads a record of any schema, for tools that show what a topic holds.
    ///
    /// @throws SerializationException when the bytes are not in the wire format or not of the schema they name
    public static GenericRecord readGeneric(String topic, byte[] bytes, SchemaSource schemas) {
        int id = schemaId(topic, bytes);
        try {
            return new GenericDatumReader<GenericRecord>(schemas.byId(id))
                    .read(
                            null,
                            DecoderFactory.get().binaryDecoder(bytes, HEADER_BYTES, bytes.length - HEADER_BYTES, null));
        } catch (IOException | AvroRuntimeException | IndexOutOfBoundsException e) {
            throw new SerializationException("a record of " + topic + " is not of schema " + id + ": " + e, e);
        }
    }

    private static int schemaId(String topic, byte[] bytes) {
        if (bytes.length < HEADER_BYTES || bytes[0] != MAGIC) {
            throw new SerializationException("a record of " + topic
                    + " is not in the Confluent wire format (a zero byte and a schema id come first)");
        }
        return ByteBuffer.wrap(bytes).getInt(1);
    }
}
