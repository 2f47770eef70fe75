package io.wiredesk.enrich.dictionary;

import com.google.common.hash.Hashing;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// How a large dictionary lies on disk: a header, then a record for each entity, then two sorted tables of pairs.
///
/// ```
/// header    512 bytes: magic, format, counts, where the parts start, length of the file, where the facts are from
/// records   [Record], one after the other
/// names     (fingerprint of a name's key, popularity and place of a record), sorted, 16 bytes each
/// ids       (number of the QID, place of its record), sorted, 16 bytes each
/// ```
///
/// Numbers are little-endian. Two names share a 64-bit fingerprint with a probability of about 10⁻⁶ among 10
/// million, and
/// a name that is not in the file is taken for one that is with 10⁻¹²: names are therefore not compared again.
final class DictionaryFile {
    static final long MAGIC = 0x31_59_52_54_4e_45_44_57L; // WDENTRY1
    static final int FORMAT = 1;
    static final int HEADER_BYTES = 512;
    static final int PAIR_BYTES = 16;

    static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private static final int FORMAT_AT = 8;
    private static final int ENTITIES_AT = 16;
    private static final int NAMES_AT = 24;
    private static final int NAMES_START_AT = 32;
    private static final int IDS_START_AT = 40;
    private static final int LENGTH_AT = 48;
    private static final int ORIGIN_AT = 64;

    private static final int POPULARITY_SHIFT = 56;
    private static final long PLACE = (1L << POPULARITY_SHIFT) - 1;
    private static final int MOST_POPULAR = 255;

    private DictionaryFile() {}

    /// Counts and places.
    ///
    /// @param entities records
    /// @param names pairs in the table of names
    /// @param namesStart offset of the table of names; the records end there
    /// @param idsStart offset of the table of ids; the names end there
    /// @param length of the whole file
    /// @param origin where the facts are from; cut to what has room
    record Header(long entities, long names, long namesStart, long idsStart, long length, String origin) {
        byte[] bytes() {
            byte[] bytes = new byte[HEADER_BYTES];
            MemorySegment header = MemorySegment.ofArray(bytes);
            header.set(LONG, 0, MAGIC);
            header.set(LONG, FORMAT_AT, FORMAT);
            header.set(LONG, ENTITIES_AT, entities);
            header.set(LONG, NAMES_AT, names);
            header.set(LONG, NAMES_START_AT, namesStart);
            header.set(LONG, IDS_START_AT, idsStart);
            header.set(LONG, LENGTH_AT, length);
            byte[] text = origin.getBytes(StandardCharsets.UTF_8);
            int room = Math.min(text.length, HEADER_BYTES - ORIGIN_AT - 1);
            System.arraycopy(text, 0, bytes, ORIGIN_AT, room);
            return bytes;
        }

        /// @throws IllegalArgumentException when it is no dictionary, of another format, or not whole
        static Header of(MemorySegment file) {
            if (file.byteSize() < HEADER_BYTES || file.get(LONG, 0) != MAGIC) {
                throw new IllegalArgumentException("is no dictionary that 'wiredesk entities build' made");
            }
            if (file.get(LONG, FORMAT_AT) != FORMAT) {
                throw new IllegalArgumentException("is of format " + file.get(LONG, FORMAT_AT) + " where " + FORMAT
                        + " is read; build it again with 'wiredesk entities build'");
            }
            Header header = new Header(
                    file.get(LONG, ENTITIES_AT),
                    file.get(LONG, NAMES_AT),
                    file.get(LONG, NAMES_START_AT),
                    file.get(LONG, IDS_START_AT),
                    file.get(LONG, LENGTH_AT),
                    file.getString(ORIGIN_AT));
            if (!header.fits(file.byteSize())) {
                throw new IllegalArgumentException("is not whole: " + file.byteSize() + " bytes where " + header.length
                        + " are due; copy or build it again");
            }
            return header;
        }

        private boolean fits(long bytes) {
            return length == bytes
                    && namesStart >= HEADER_BYTES
                    && idsStart == namesStart + names * PAIR_BYTES
                    && length == idsStart + entities * PAIR_BYTES;
        }
    }

    /// What a name is found by.
    static long fingerprint(String key) {
        return Hashing.farmHashFingerprint64()
                .hashString(key, StandardCharsets.UTF_8)
                .asLong();
    }

    /// The second half of a pair in the table of names: those of one name sort the most popular first.
    static long value(int popularity, long place) {
        return ((long) (MOST_POPULAR - popularity) << POPULARITY_SHIFT) | place;
    }

    static long place(long value) {
        return value & PLACE;
    }
}
