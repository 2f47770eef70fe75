package io.wiredesk.ingest.parse;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// Undoes two common slips: text encoded as UTF-8 twice, and windows-1252 characters that were taken for control
/// characters of ISO 8859-1.
final class Mojibake {
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private Mojibake() {}

    static String undone(String text) {
        boolean high = false;
        boolean wide = false;
        boolean control = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            high |= c >= 0x80;
            wide |= c > 0xFF;
            control |= c >= 0x80 && c < 0xA0;
        }
        if (!high) {
            return text;
        }
        String once = wide ? text : decodedOnce(text);
        return control || !once.equals(text) ? withoutControls(once) : once;
    }

    private static String decodedOnce(String text) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1)))
                    .toString();
        } catch (CharacterCodingException e) {
            // Its bytes are no UTF-8: it was encoded once.
            return text;
        }
    }

    private static String withoutControls(String text) {
        StringBuilder out = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            out.append(c >= 0x80 && c < 0xA0 ? new String(new byte[] {(byte) c}, WINDOWS) : String.valueOf(c));
        }
        return out.toString();
    }
}
