package io.wiredesk.ingest.parse;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A body as text. The encodings that the server and the document state are tried in turn, then the one that its first
/// bytes show, then UTF-8, then what the frequencies of its bytes suggest; windows-1252, which has a character for
/// nearly
/// every byte, comes last.
///
/// Source: RFC 7303 §3 (XML media types), XML 1.0 appendix F (first bytes).
///
/// @param charset name of the encoding that was used
/// @param repairs `charset` where the stated encoding could not be the right one
record Decoded(String text, String charset, List<String> repairs) {
    private static final Pattern STATED = Pattern.compile("(?i)charset\\s*=\\s*[\"']?([\\w.:-]+)");
    private static final Pattern DECLARED = Pattern.compile("^\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"']([^\"']+)[\"']");
    private static final Charset LAST_RESORT = Charset.forName("windows-1252");
    private static final int DECLARATION_CHARS = 200;

    /// Names that leave open which of several encodings is meant: the first bytes say it.
    private static final Set<String> WIDE = Set.of(
            "u16",
            "utf-16",
            "utf16",
            "utf_16",
            "u32",
            "utf-32",
            "utf32",
            "utf_32",
            "iso-10646-ucs-2",
            "iso-10646-ucs-4",
            "csucs4",
            "csunicode",
            "ucs-2",
            "ucs-4");

    static Decoded of(byte[] body, @Nullable String contentType) {
        Optional<Charset> shown = FirstBytes.charset(body);
        Optional<String> stated = group(STATED, contentType == null ? "" : contentType);
        Optional<String> declared = group(DECLARED, beginning(body, shown.orElse(StandardCharsets.ISO_8859_1)))
                .map(name -> name.toLowerCase(Locale.ROOT));
        List<Charset> candidates = new ArrayList<>();
        stated.flatMap(Decoded::named).ifPresent(candidates::add);
        declared.flatMap(name -> WIDE.contains(name) && shown.isPresent() ? shown : named(name))
                .ifPresent(candidates::add);
        shown.ifPresent(candidates::add);
        boolean promised = stated.isPresent() || declared.isPresent();
        int fromStatements = candidates.size();
        candidates.add(StandardCharsets.UTF_8);
        return decoded(body, candidates, promised && fromStatements == 0 ? -1 : fromStatements);
    }

    /// @param stated how many of the candidates were stated; -1 where what was stated is no encoding
    private static Decoded decoded(byte[] body, List<Charset> candidates, int stated) {
        for (int i = 0; i < candidates.size(); i++) {
            Charset charset = candidates.get(i);
            String text = decode(body, charset);
            if (text != null) {
                boolean asStated = i == 0 && stated >= 0;
                return new Decoded(text, charset.name(), asStated ? List.of() : List.of("charset"));
            }
        }
        for (Charset charset : List.of(ByteFrequencies.guess(body), LAST_RESORT)) {
            String text = decode(body, charset);
            if (text != null) {
                return new Decoded(text, charset.name(), List.of("charset"));
            }
        }
        Charset best = candidates.size() > 1 ? candidates.getFirst() : LAST_RESORT;
        return new Decoded(withoutMark(new String(body, best)), best.name(), List.of("charset"));
    }

    private static @Nullable String decode(byte[] body, Charset charset) {
        try {
            return withoutMark(
                    charset.newDecoder().decode(ByteBuffer.wrap(body)).toString());
        } catch (CharacterCodingException e) {
            // Not in this encoding: the next one is tried.
            return null;
        }
    }

    private static String withoutMark(String text) {
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private static String beginning(byte[] body, Charset charset) {
        int bytes = Math.min(body.length, 4 * DECLARATION_CHARS);
        return withoutMark(new String(body, 0, bytes, charset));
    }

    private static Optional<String> group(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /// GB 2312 is read as GB 18030, which holds it, as pages that say the former often use more.
    private static Optional<Charset> named(String name) {
        try {
            return Optional.of(Charset.forName(name.equalsIgnoreCase("gb2312") ? "gb18030" : name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }
}
