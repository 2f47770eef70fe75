package io.wiredesk.enrich.dictionary;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/// A dump, line by line, from any position on. For one thread.
///
/// A dump is one JSON array with an item a line; its end has to be there, so that a broken copy is not taken for whole.
/// JSON Lines, without the brackets, end where the file ends.
final class DumpLines implements AutoCloseable {
    private static final int BUFFER_BYTES = 1 << 20;
    private static final int BATCH_BYTES = 4 << 20;

    private final FileChannel channel;
    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private byte[] line = new byte[BUFFER_BYTES];
    private int filled;
    private int used;
    private long position;
    private boolean array;
    private boolean closed;

    private DumpLines(FileChannel channel, InputStream in) {
        this.channel = channel;
        this.in = in;
    }

    /// @param position where to go on, in the unpacked dump; the start of a line
    static DumpLines open(Path dump, long position) throws IOException {
        FileChannel channel = FileChannel.open(dump, StandardOpenOption.READ);
        try {
            DumpLines lines = new DumpLines(channel, unpacked(dump, channel));
            lines.array = lines.startsAsArray();
            lines.skipTo(position);
            return lines;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static InputStream unpacked(Path dump, FileChannel channel) throws IOException {
        InputStream packed = new BufferedInputStream(Channels.newInputStream(channel), BUFFER_BYTES);
        String name = dump.toString();
        if (name.endsWith(".bz2")) {
            return new BZip2CompressorInputStream(packed, true);
        }
        if (name.endsWith(".gz")) {
            return GzipCompressorInputStream.builder()
                    .setInputStream(packed)
                    .setDecompressConcatenated(true)
                    .get();
        }
        return packed;
    }

    private boolean startsAsArray() throws IOException {
        return fill() && buffer[0] == '[';
    }

    /// Unpacks what lies before and throws it away: neither gzip nor bzip2 can be entered in the middle.
    private void skipTo(long wanted) throws IOException {
        while (position < wanted) {
            if (used == filled && !fill()) {
                throw new EOFException("the dump is shorter than what was read of it before");
            }
            int step = (int) Math.min(filled - used, wanted - position);
            used += step;
            position += step;
        }
    }

    private boolean fill() throws IOException {
        used = 0;
        filled = Math.max(0, in.read(buffer, 0, BUFFER_BYTES));
        return filled > 0;
    }

    /// Some lines that hold an item, without the comma at their end; none at the end of the dump.
    ///
    /// @throws EOFException when the dump breaks off
    List<byte[]> batch() throws IOException {
        List<byte[]> batch = new ArrayList<>();
        int bytes = 0;
        while (bytes < BATCH_BYTES && !closed) {
            int length = next();
            if (length < 0) {
                closed = true;
                if (array) {
                    throw new EOFException("the dump breaks off: its last line is not the ] that ends it");
                }
            } else if (length == 1 && line[0] == ']') {
                closed = true;
            } else if (length > 1) {
                batch.add(Arrays.copyOf(line, length));
                bytes += length;
            }
        }
        return batch;
    }

    /// Reads a line into `line`.
    ///
    /// @return its length without white space and comma at the end; -1 at the end of the file
    private int next() throws IOException {
        int length = 0;
        boolean any = false;
        while (used < filled || fill()) {
            any = true;
            int end = used;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            length = append(length, end);
            if (end < filled) {
                used++;
                position++;
                return trimmed(length);
            }
        }
        return any ? trimmed(length) : -1;
    }

    private int append(int length, int end) {
        int more = end - used;
        if (length + more > line.length) {
            line = Arrays.copyOf(line, Math.max(line.length * 2, length + more));
        }
        System.arraycopy(buffer, used, line, length, more);
        used = end;
        position += more;
        return length + more;
    }

    private int trimmed(int length) {
        int end = length;
        while (end > 0 && (line[end - 1] == ',' || line[end - 1] <= ' ')) {
            end--;
        }
        return end;
    }

    /// Where the next line starts in the unpacked dump.
    long position() {
        return position;
    }

    /// How much of the file, packed as it is, is read.
    long packedPosition() throws IOException {
        return channel.position();
    }

    @Override
    public void close() throws IOException {
        in.close();
        channel.close();
    }
}
