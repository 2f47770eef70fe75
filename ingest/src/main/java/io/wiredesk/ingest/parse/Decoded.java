package io.wiredesk.ingest.parse;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A body as text. Byte order mark first, then what the server says, then what the document says, otherwise UTF-8;
/// what is not UTF-8 after all is read as windows-1252, which has a character for nearly every byte.
///
/// Source: RFC 7303 §3 (XML media types), HTML Living Standard (windows-1252 as the last resort).
///
/// @param charset name of the encoding that was used
/// @param repairs `charset` where the stated encoding could not be the right one
record Decoded(String text, String charset, List<String> repairs) {
    private static final Pattern STATED = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([\\w.:-]+)");
    private static final Pattern DECLARED = Pattern.compile("^\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"']([\\w.:-]+)[\"']");
    private static final Charset LAST_RESORT = Charset.forName("windows-1252");
    private static final int DECLARATION_BYTES = 200;

    static Decoded of(byte[] body, @Nullable String contentType) {
        Optional<Charset> marked = byteOrderMark(body);
        Charset charset =
                marked.or(() -> stated(contentType)).or(() -> declared(body)).orElse(StandardCharsets.UTF_8);
        try {
            return new Decoded(decode(body, charset), charset.name(), List.of());
        } catch (CharacterCodingException e) {
            String text = new String(body, charset.equals(StandardCharsets.UTF_8) ? LAST_RESORT : charset);
            String name = charset.equals(StandardCharsets.UTF_8) ? LAST_RESORT.name() : charset.name();
            return new Decoded(withoutMark(text), name, List.of("charset"));
        }
    }

    private static String decode(byte[] body, Charset charset) throws CharacterCodingException {
        return withoutMark(charset.newDecoder().decode(ByteBuffer.wrap(body)).toString());
    }

    private static String withoutMark(String text) {
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static Optional<Charset> byteOrderMark(byte[] body) {
        if (starts(body, 0xEF, 0xBB, 0xBF)) {
            return Optional.of(StandardCharsets.UTF_8);
        }
        if (starts(body, 0xFE, 0xFF) || starts(body, 0x00, 0x3C)) {
            return Optional.of(StandardCharsets.UTF_16BE);
        }
        return starts(body, 0xFF, 0xFE) || starts(body, 0x3C, 0x00)
                ? Optional.of(StandardCharsets.UTF_16LE)
                : Optional.empty();
    }

    private static boolean starts(byte[] body, int... prefix) {
        for (int i = 0; i < prefix.length; i++) {
            if (i >= body.length || (body[i] & 0xFF) != prefix[i]) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Charset> stated(@Nullable String contentType) {
        Matcher matcher = STATED.matcher(contentType == null ? "" : contentType);
        return matcher.find() ? named(matcher.group(1)) : Optional.empty();
    }

    private static Optional<Charset> declared(byte[] body) {
        String start = new String(body, 0, Math.min(body.length, DECLARATION_BYTES), StandardCharsets.ISO_8859_1);
        Matcher matcher = DECLARED.matcher(start);
        return matcher.find() ? named(matcher.group(1)) : Optional.empty();
    }

    private static Optional<Charset> named(String name) {
        try {
            return Optional.of(Charset.forName(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }
}
