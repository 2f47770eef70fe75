package io.wiredesk.enrich.story;

import io.wiredesk.enrich.story.Telling.Named;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A placed article as bytes, for the state. Only this program reads them, and a changed layout has another first byte:
/// rows of another layout are refused.
final class PlacedCodec {
    private static final int LAYOUT = 1;

    private PlacedCodec() {}

    static byte[] encode(Placed placed) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(2048);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(LAYOUT);
            optional(out, placed.nearest());
            out.writeDouble(placed.likeness());
            out.writeUTF(placed.story());
            write(out, placed.telling());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Placed decode(byte[] bytes) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            int layout = in.readByte();
            if (layout != LAYOUT) {
                throw new IllegalStateException(
                        "the stories in the store have layout " + layout + ", this program's is " + LAYOUT
                                + "; go on with the program that wrote them, or begin anew with another topics.prefix");
            }
            String nearest = optional(in);
            double likeness = in.readDouble();
            String story = in.readUTF();
            return new Placed(telling(in), nearest, likeness, story);
        } catch (IOException e) {
            throw new UncheckedIOException("a stored article can't be read", e);
        }
    }

    private static void write(DataOutputStream out, Telling telling) throws IOException {
        out.writeUTF(telling.id());
        out.writeInt(telling.revision());
        out.writeLong(telling.at().toEpochMilli());
        out.writeLong(telling.fetched().toEpochMilli());
        out.writeUTF(telling.sourceName());
        out.writeUTF(telling.domain());
        out.writeUTF(telling.title());
        optional(out, telling.url());
        out.writeUTF(telling.language());
        terms(out, telling.words());
        terms(out, telling.headline());
        terms(out, telling.names());
        out.writeShort(telling.entities().size());
        for (Named named : telling.entities()) {
            out.writeUTF(named.id());
            out.writeUTF(named.name());
            out.writeDouble(named.salience());
        }
        strings(out, telling.topics());
        ints(out, telling.figures());
        strings(out, telling.credits());
        out.writeShort(telling.passages().size());
        for (Passage passage : telling.passages()) {
            out.writeInt(passage.start());
            out.writeInt(passage.end());
            ints(out, passage.shingles());
        }
    }

    private static Telling telling(DataInputStream in) throws IOException {
        return new Telling(
                in.readUTF(),
                in.readInt(),
                Instant.ofEpochMilli(in.readLong()),
                Instant.ofEpochMilli(in.readLong()),
                in.readUTF(),
                in.readUTF(),
                in.readUTF(),
                optional(in),
                in.readUTF(),
                terms(in),
                terms(in),
                terms(in),
                entities(in),
                strings(in),
                ints(in),
                strings(in),
                passages(in));
    }

    private static List<Named> entities(DataInputStream in) throws IOException {
        List<Named> entities = new ArrayList<>();
        for (int left = in.readShort(); left > 0; left--) {
            entities.add(new Named(in.readUTF(), in.readUTF(), in.readDouble()));
        }
        return entities;
    }

    private static List<Passage> passages(DataInputStream in) throws IOException {
        List<Passage> passages = new ArrayList<>();
        for (int left = in.readShort(); left > 0; left--) {
            passages.add(new Passage(in.readInt(), in.readInt(), ints(in)));
        }
        return passages;
    }

    private static void terms(DataOutputStream out, Terms terms) throws IOException {
        ints(out, terms.hashes());
        for (float weight : terms.weights()) {
            out.writeFloat(weight);
        }
    }

    private static Terms terms(DataInputStream in) throws IOException {
        int[] hashes = ints(in);
        float[] weights = new float[hashes.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = in.readFloat();
        }
        return new Terms(hashes, weights);
    }

    private static void ints(DataOutputStream out, int[] values) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Integer.BYTES);
        buffer.asIntBuffer().put(values);
        out.writeShort(values.length);
        out.write(buffer.array());
    }

    private static int[] ints(DataInputStream in) throws IOException {
        int[] values = new int[in.readUnsignedShort()];
        ByteBuffer.wrap(in.readNBytes(values.length * Integer.BYTES))
                .asIntBuffer()
                .get(values);
        return values;
    }

    private static void strings(DataOutputStream out, List<String> values) throws IOException {
        out.writeShort(values.size());
        for (String value : values) {
            out.writeUTF(value);
        }
    }

    private static List<String> strings(DataInputStream in) throws IOException {
        List<String> values = new ArrayList<>();
        for (int left = in.readShort(); left > 0; left--) {
            values.add(in.readUTF());
        }
        return values;
    }

    private static void optional(DataOutputStream out, @Nullable String value) throws IOException {
        out.writeBoolean(value != null);
        if (value != null) {
            out.writeUTF(value);
        }
    }

    private static @Nullable String optional(DataInputStream in) throws IOException {
        return in.readBoolean() ? in.readUTF() : null;
    }
}
