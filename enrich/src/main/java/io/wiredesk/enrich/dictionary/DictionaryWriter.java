package io.wiredesk.enrich.dictionary;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashSet;
import java.util.Set;

/// Writes a [DictionaryFile], entity by entity, in little memory. The file has its name only once it is whole and on
/// disk. For one thread.
public final class DictionaryWriter implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 20;

    private final Path target;
    private final Path partial;
    private final FileChannel channel;
    private final DataOutputStream records;
    private final PairSort names;
    private final PairSort ids;
    private long place = DictionaryFile.HEADER_BYTES;

    /// @param target the file that comes to be; one of that name is replaced at the end
    /// @param folder for what is in the making
    public DictionaryWriter(Path target, Path folder) throws IOException {
        this.target = target;
        partial = folder.resolve("dictionary.part");
        channel = FileChannel.open(
                partial, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES);
        records = new DataOutputStream(out);
        names = new PairSort(folder, "names");
        ids = new PairSort(folder, "ids");
        records.write(new byte[DictionaryFile.HEADER_BYTES]);
    }

    /// Adds an entity under all its names. An id that is added twice is found by its first record.
    public void add(KnownEntity entity) throws IOException {
        for (String key : keys(entity)) {
            names.add(
                    DictionaryFile.fingerprint(key),
                    DictionaryFile.value(entity.known().popularity(), place));
        }
        ids.add(EntityRecord.number(entity.known().id()), place);
        Counted counted = new Counted(records);
        EntityRecord.write(entity, new DataOutputStream(counted));
        place += counted.bytes;
    }

    private static Set<String> keys(KnownEntity entity) {
        Set<String> keys = new LinkedHashSet<>();
        keys.add(Names.key(entity.known().name()));
        entity.aliases().forEach(alias -> keys.add(Names.key(alias)));
        keys.remove("");
        return keys;
    }

    /// Sorts, writes the tables, and gives the file its name.
    ///
    /// @param origin where the facts are from
    public void finish(String origin) throws IOException {
        names.writeTo(records);
        ids.writeTo(records);
        records.flush();
        long idsStart = place + names.count() * DictionaryFile.PAIR_BYTES;
        DictionaryFile.Header header = new DictionaryFile.Header(
                ids.count(),
                names.count(),
                place,
                idsStart,
                idsStart + ids.count() * DictionaryFile.PAIR_BYTES,
                origin);
        channel.force(true);
        channel.write(ByteBuffer.wrap(header.bytes()), 0);
        channel.force(true);
        channel.close();
        Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /// Removes what is left of the making.
    @Override
    public void close() {
        try (names;
                ids) {
            channel.close();
            Files.deleteIfExists(partial);
        } catch (IOException e) {
            throw new UncheckedIOException("what is left of making " + target + " can't be removed", e);
        }
    }

    /// Passes on and counts.
    private static final class Counted extends OutputStream {
        private final OutputStream out;
        private long bytes;

        Counted(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
            bytes++;
        }

        @Override
        public void write(byte[] some, int from, int length) throws IOException {
            out.write(some, from, length);
            bytes += length;
        }
    }
}
