package io.wiredesk.sink.query;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// Where a page ended, and of which moment it was. Opaque to users; survives changes of the index.
///
/// @param order of the search
/// @param collapsed whether stories were one hit
/// @param asOf time of the first page, in milliseconds since 1970: ages are counted from then on every page
/// @param snapshot what the index calls the moment that the pages are of; empty where it keeps none
/// @param seen hits before the next page
/// @param score sort value of the last hit
/// @param published sort value of the last hit, in milliseconds since 1970
/// @param id sort value of the last hit
public record Cursor(
        Order order, boolean collapsed, long asOf, String snapshot, int seen, float score, long published, String id) {
    private static final int PARTS = 7;

    /// As users see it.
    public String encode() {
        String plain = String.join(
                "|",
                kind(order, collapsed),
                Long.toString(asOf),
                snapshot,
                Integer.toString(seen),
                Integer.toString(Float.floatToIntBits(score)),
                Long.toString(published),
                id);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    private static String kind(Order order, boolean collapsed) {
        return order.word() + (collapsed ? "+" : "");
    }

    /// @throws BadSearchException where it is none, or of a search sorted or put together otherwise
    public static Cursor decode(String text, Order order, boolean collapsed) {
        try {
            String plain = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            String[] parts = plain.split("\\|", PARTS);
            if (parts.length == PARTS && parts[0].equals(kind(order, collapsed)) && Integer.parseInt(parts[3]) >= 0) {
                return new Cursor(
                        order,
                        collapsed,
                        Long.parseLong(parts[1]),
                        parts[2],
                        Integer.parseInt(parts[3]),
                        Float.intBitsToFloat(Integer.parseInt(parts[4])),
                        Long.parseLong(parts[5]),
                        parts[6]);
            }
        } catch (IllegalArgumentException e) {
            throw new BadSearchException("the cursor is not one that a search gave", e);
        }
        throw new BadSearchException("the cursor is not one that this search gave; leave it out to start over");
    }
}
