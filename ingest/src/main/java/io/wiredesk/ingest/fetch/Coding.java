package io.wiredesk.ingest.fetch;

import com.github.luben.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;
import org.brotli.dec.BrotliInputStream;

/// Undoes content codings, never to more bytes than allowed. Pure.
///
/// Source: RFC 9110 §8.4 (Content-Encoding), RFC 7932 (br), RFC 8878 (zstd).
enum Coding {
    GZIP("gzip"),
    DEFLATE("deflate"),
    BROTLI("br"),
    ZSTD("zstd"),
    IDENTITY("identity");

    /// What we say we can undo.
    static final String ACCEPTED = "gzip, br, zstd";

    /// Nobody codes twice for a good reason.
    private static final int MAX_CODINGS = 2;

    /// RFC 9659: no window beyond 8 MB in HTTP.
    private static final int ZSTD_WINDOW_LOG = 23;

    private final String label;

    Coding(String label) {
        this.label = label;
    }

    /// @param codings values of Content-Encoding, in order
    /// @throws FetchFault when it can't be undone, or would be bigger than `maxBytes`
    static byte[] undo(byte[] body, List<String> codings, long maxBytes) throws FetchFault {
        byte[] plain = body;
        List<Coding> applied = named(codings);
        for (Coding coding : applied.reversed()) {
            plain = coding.undo(plain, maxBytes);
        }
        return plain;
    }

    private static List<Coding> named(List<String> codings) throws FetchFault {
        List<Coding> found = new ArrayList<>();
        for (String name : String.join(",", codings).toLowerCase(Locale.ROOT).split(",", -1)) {
            if (!name.isBlank()) {
                found.add(Arrays.stream(values())
                        .filter(coding -> coding.label.equals(name.strip().replace("x-gzip", "gzip")))
                        .findFirst()
                        .orElseThrow(() -> new FetchFault("the body comes as '" + name.strip()
                                + "', which nobody asked for (" + ACCEPTED + " were)")));
            }
        }
        if (found.size() > MAX_CODINGS) {
            throw new FetchFault("the body is compressed " + found.size() + " times over");
        }
        return found;
    }

    private byte[] undo(byte[] body, long maxBytes) throws FetchFault {
        if (this == IDENTITY || body.length == 0) {
            return body;
        }
        try (InputStream in = open(new ByteArrayInputStream(body))) {
            byte[] plain = in.readNBytes((int) Math.min(Integer.MAX_VALUE - 8L, maxBytes + 1));
            if (plain.length > maxBytes) {
                throw tooBig(maxBytes);
            }
            return plain;
        } catch (IOException | RuntimeException e) {
            // The Brotli decoder answers some malformed input with unchecked exceptions.
            throw new FetchFault("the body is said to be " + label + ", but can't be unpacked: " + e.getMessage());
        }
    }

    private InputStream open(InputStream in) throws IOException {
        return switch (this) {
            case GZIP -> new GZIPInputStream(in);
            case DEFLATE -> new InflaterInputStream(in);
            case BROTLI -> new BrotliInputStream(in);
            case ZSTD -> new ZstdInputStream(in).setLongMax(ZSTD_WINDOW_LOG);
            case IDENTITY -> in;
        };
    }

    static FetchFault tooBig(long maxBytes) {
        return new FetchFault("the body is bigger than " + maxBytes + " bytes (ingest.max-body-bytes)");
    }
}
