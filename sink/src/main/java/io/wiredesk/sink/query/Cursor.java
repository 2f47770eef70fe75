package io.wiredesk.sink.query;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Where a page ended: the sort values of its last hit. Opaque to users; survives changes of the index.
public record Cursor(boolean newestFirst, float score, long published, String id) {

    /// As users see it.
    public String encode() {
        String plain = (newestFirst ? "n" : "r") + "|" + Float.floatToIntBits(score) + "|" + published + "|" + id;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /// @throws BadSearchException where it is none, or of a search sorted otherwise
    public static Cursor decode(String text, boolean newestFirst) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            String[] parts = plain.split("\\|", 4);
            if (parts.length == 4 && parts[0].equals(newestFirst ? "n" : "r")) {
                float score = Float.intBitsToFloat(Integer.parseInt(parts[1]));
                return new Cursor(newestFirst, score, Long.parseLong(parts[2]), parts[3]);
            }
        } catch (IllegalArgumentException e) {
            throw new BadSearchException("the cursor is not one that a search gave", e);
        }
        throw new BadSearchException("the cursor is not one that this search gave; leave it out to start over");
    }
}
