package io.wiredesk.ingest.parse;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// The encoding that a document's first bytes show: a byte order mark, or `<?` or `<` in a wide encoding.
///
/// Source: XML 1.0 appendix F.
final class FirstBytes {
    private FirstBytes() {}

    static Optional<Charset> charset(byte[] body) {
        if (starts(body, 0x00, 0x00, 0xFE, 0xFF) || starts(body, 0x00, 0x00, 0x00, 0x3C)) {
            return Optional.of(Charset.forName("UTF-32BE"));
        }
        if (starts(body, 0xFF, 0xFE, 0x00, 0x00) || starts(body, 0x3C, 0x00, 0x00, 0x00)) {
            return Optional.of(Charset.forName("UTF-32LE"));
        }
        if (starts(body, 0xFE, 0xFF) || starts(body, 0x00, 0x3C)) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        if (starts(body, 0xFF, 0xFE) || starts(body, 0x3C, 0x00)) {
            return Optional.of(StandardCharsets.UTF_16LE);
        }
        if (starts(body, 0x4C, 0x6F, 0xA7, 0x94)) {
            return Optional.of(Charset.forName("IBM037"));
        }
        return starts(body, 0xEF, 0xBB, 0xBF) ? Optional.of(StandardCharsets.UTF_8) : Optional.empty();
    }

    private static boolean starts(byte[] body, int... prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if (i >= body.length || (body[i] & 0xFF) != prefix[i]) {
                return false;
            }
        }
        return true;
    }
}
