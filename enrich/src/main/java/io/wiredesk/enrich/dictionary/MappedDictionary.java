package io.wiredesk.enrich.dictionary;

import io.wiredesk.enrich.entity.NameType;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A dictionary of any size that stays on disk and is mapped into memory: the system keeps in memory what is asked for,
/// and several processes share it. [DictionaryBuild] makes it.
///
/// A look-up is a binary search among fingerprints. The mapping ends when nobody holds this any more.
public final class MappedDictionary implements Dictionary {
    /// A name with more bearers than this is decided among the most popular ones.
    private static final int MOST_CANDIDATES = 32;

    private static final Pattern QID = Pattern.compile("Q[1-9][0-9]{0,17}");

    private final MemorySegment file;
    private final DictionaryFile.Header header;

    private MappedDictionary(MemorySegment file, DictionaryFile.Header header) {
        this.file = file;
        this.header = header;
    }

    /// @throws IllegalArgumentException when the file is no whole dictionary, with what to do
    /// @throws IOException when it can't be read
    public static MappedDictionary open(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            MemorySegment file = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), Arena.ofAuto());
            return new MappedDictionary(file, DictionaryFile.Header.of(file));
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(path + " " + e.getMessage(), e);
        }
    }

    @Override
    public List<Known> find(String key) {
        long fingerprint = DictionaryFile.fingerprint(key);
        List<Known> found = new ArrayList<>(1);
        for (long i = firstNotBelow(fingerprint, header.namesStart(), header.names());
                i < header.names() && found.size() < MOST_CANDIDATES && first(header.namesStart(), i) == fingerprint;
                i++) {
            found.add(EntityRecord.known(file, DictionaryFile.place(second(header.namesStart(), i))));
        }
        return found;
    }

    @Override
    public Optional<KnownEntity> entity(String id) {
        if (!QID.matcher(id).matches()) {
            return Optional.empty();
        }
        long number = EntityRecord.number(id);
        long i = firstNotBelow(number, header.idsStart(), header.entities());
        return i < header.entities() && first(header.idsStart(), i) == number
                ? Optional.of(EntityRecord.entity(file, second(header.idsStart(), i), header.origin()))
                : Optional.empty();
    }

    /// Where in a table the first pair stands whose first half, unsigned, is not below.
    private long firstNotBelow(long wanted, long start, long pairs) {
        long low = 0;
        long high = pairs;
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (Long.compareUnsigned(first(start, middle), wanted) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private long first(long start, long pair) {
        return file.get(DictionaryFile.LONG, start + pair * DictionaryFile.PAIR_BYTES);
    }

    private long second(long start, long pair) {
        return file.get(DictionaryFile.LONG, start + pair * DictionaryFile.PAIR_BYTES + Long.BYTES);
    }

    /// None: of millions of names too many are also words.
    @Override
    public Map<String, NameType> marked() {
        return Map.of();
    }

    /// None: Wikidata tells them apart from names only for a few.
    @Override
    public Optional<String> people(String word) {
        return Optional.empty();
    }

    @Override
    public long entities() {
        return header.entities();
    }

    /// How many names it has, other names of an entity included.
    public long names() {
        return header.names();
    }

    @Override
    public String version() {
        return header.origin();
    }
}
