package io.wiredesk.enrich.dictionary;

import io.wiredesk.enrich.entity.NameType;
import java.io.DataOutput;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// An entity as bytes in a [DictionaryFile]: number of the QID, type, popularity, country, label; then what only `show`
/// asks for: description, aliases. Numbers are variable-length, seven bits a byte; texts are UTF-8 with their length.
final class EntityRecord {
    private static final int SEVEN_BITS = 7;
    private static final int LOW = 0x7f;
    private static final int MORE = 0x80;

    private EntityRecord() {}

    static void write(KnownEntity entity, DataOutput out) throws IOException {
        Known known = entity.known();
        writeNumber(number(known.id()), out);
        out.writeByte(code(known.type()));
        out.writeByte(known.popularity());
        writeNumber(known.country().isEmpty() ? 0 : number(known.country()), out);
        writeText(known.name(), out);
        writeText(entity.description(), out);
        writeNumber(entity.aliases().size(), out);
        for (String alias : entity.aliases()) {
            writeText(alias, out);
        }
    }

    private static int code(NameType type) {
        return switch (type) {
            case PERSON -> 1;
            case ORGANIZATION -> 2;
            case LOCATION -> 3;
            case MISC -> 4;
        };
    }

    private static NameType type(int code) {
        return switch (code) {
            case 1 -> NameType.PERSON;
            case 2 -> NameType.ORGANIZATION;
            case 3 -> NameType.LOCATION;
            case 4 -> NameType.MISC;
            default -> throw new IllegalStateException("the dictionary has an entity of type " + code);
        };
    }

    static Known known(MemorySegment file, long place) {
        return new Cursor(file, place).known();
    }

    static KnownEntity entity(MemorySegment file, long place, String origin) {
        Cursor cursor = new Cursor(file, place);
        Known known = cursor.known();
        String description = cursor.text();
        long count = cursor.number();
        List<String> aliases = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            aliases.add(cursor.text());
        }
        return new KnownEntity(known, aliases, description, origin);
    }

    /// 7747 of `Q7747`.
    static long number(String qid) {
        return Long.parseLong(qid, 1, qid.length(), 10);
    }

    static void writeNumber(long number, DataOutput out) throws IOException {
        long rest = number;
        while (rest > LOW) {
            out.writeByte((int) (rest & LOW) | MORE);
            rest >>>= SEVEN_BITS;
        }
        out.writeByte((int) rest);
    }

    static void writeText(String text, DataOutput out) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        writeNumber(bytes.length, out);
        out.write(bytes);
    }

    /// Reads on from a place.
    private static final class Cursor {
        private final MemorySegment file;
        private long at;

        Cursor(MemorySegment file, long at) {
            this.file = file;
            this.at = at;
        }

        Known known() {
            String id = "Q" + number();
            NameType type = type(file.get(ValueLayout.JAVA_BYTE, at++));
            int popularity = file.get(ValueLayout.JAVA_BYTE, at++);
            long country = number();
            return new Known(id, type, popularity, text(), country == 0 ? "" : "Q" + country);
        }

        long number() {
            long number = 0;
            for (int shift = 0; ; shift += SEVEN_BITS) {
                byte next = file.get(ValueLayout.JAVA_BYTE, at++);
                number |= (long) (next & LOW) << shift;
                if (next >= 0) {
                    return number;
                }
            }
        }

        String text() {
            byte[] bytes = new byte[(int) number()];
            MemorySegment.copy(file, ValueLayout.JAVA_BYTE, at, bytes, 0, bytes.length);
            at += bytes.length;
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }
}
