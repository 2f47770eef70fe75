package io.wiredesk.enrich.story;

import io.wiredesk.enrich.story.Telling.Named;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A placed article as bytes, for the state. Only this program reads them, and a changed layout has another first byte:
/// rows of a layout that is not known are refused.
final class PlacedCodec {
    private static final int LAYOUT = 2;
    /// Without all sequences before those of each passage.
    private static final int WITHOUT_ALL = 1;

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

    /// @throws IllegalStateException for another layout, with the way out
    static Placed decode(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        int layout = in.get();
        if (layout != LAYOUT && layout != WITHOUT_ALL) {
            throw new IllegalStateException("the stories in the store have layout " + layout + ", this program's is "
                    + LAYOUT + "; go on with the program that wrote them, or begin anew with another topics.prefix");
        }
        String nearest = optional(in);
        double likeness = in.getDouble();
        String story = utf(in);
        return new Placed(telling(in, layout), nearest, likeness, story);
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
        ints(out, telling.shingles());
        out.writeShort(telling.passages().size());
        for (Passage passage : telling.passages()) {
            out.writeInt(passage.start());
            out.writeInt(passage.end());
            ints(out, passage.shingles());
        }
    }

    private static Telling telling(ByteBuffer in, int layout) {
        return new Telling(
                utf(in),
                in.getInt(),
                Instant.ofEpochMilli(in.getLong()),
                Instant.ofEpochMilli(in.getLong()),
                utf(in),
                utf(in),
                utf(in),
                optional(in),
                utf(in),
                terms(in),
                terms(in),
                terms(in),
                entities(in),
                strings(in),
                Sequences.ints(in),
                strings(in),
                layout == WITHOUT_ALL ? Sequences.of(Sequences.passages(in)) : Sequences.in(in));
    }

    private static List<Named> entities(ByteBuffer in) {
        List<Named> entities = new ArrayList<>();
        for (int left = in.getShort(); left > 0; left--) {
            entities.add(new Named(utf(in), utf(in), in.getDouble()));
        }
        return entities;
    }

    private static void terms(DataOutputStream out, Terms terms) throws IOException {
        ints(out, terms.hashes());
        for (float weight : terms.weights()) {
            out.writeFloat(weight);
        }
    }

    private static Terms terms(ByteBuffer in) {
        int[] hashes = Sequences.ints(in);
        float[] weights = new float[hashes.length];
        in.asFloatBuffer().get(weights);
        in.position(in.position() + weights.length * Float.BYTES);
        return new Terms(hashes, weights);
    }

    private static void ints(DataOutputStream out, int[] values) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(values.length * Integer.BYTES);
        buffer.asIntBuffer().put(values);
        out.writeShort(values.length);
        out.write(buffer.array());
    }

    private static void strings(DataOutputStream out, List<String> values) throws IOException {
        out.writeShort(values.size());
        for (String value : values) {
            out.writeUTF(value);
        }
    }

    private static List<String> strings(ByteBuffer in) {
        List<String> values = new ArrayList<>();
        for (int left = in.getShort(); left > 0; left--) {
            values.add(utf(in));
        }
        return values;
    }

    private static void optional(DataOutputStream out, @Nullable String value) throws IOException {
        out.writeBoolean(value != null);
        if (value != null) {
            out.writeUTF(value);
        }
    }

    private static @Nullable String optional(ByteBuffer in) {
        return in.get() != 0 ? utf(in) : null;
    }

    /// What [DataOutputStream#writeUTF] wrote; most of it is ASCII, which needs no decoding.
    private static String utf(ByteBuffer in) {
        int start = in.position();
        byte[] chars = new byte[Short.toUnsignedInt(in.getShort())];
        in.get(chars);
        for (byte one : chars) {
            if (one <= 0) {
                return anyUtf(in, start, Short.BYTES + chars.length);
            }
        }
        return new String(chars, StandardCharsets.ISO_8859_1);
    }

    private static String anyUtf(ByteBuffer in, int start, int length) {
        byte[] counted = new byte[length];
        in.get(start, counted);
        try (DataInputStream utf = new DataInputStream(new ByteArrayInputStream(counted))) {
            return utf.readUTF();
        } catch (IOException e) {
            throw new UncheckedIOException("a stored article can't be read", e);
        }
    }
}
