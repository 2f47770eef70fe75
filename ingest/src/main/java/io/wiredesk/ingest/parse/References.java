package io.wiredesk.ingest.parse;

import org.jsoup.parser.Parser;

/// Character references in markup: kept where they mean something, otherwise their ampersand is escaped.
final class References {
    private static final int LONGEST = 32;

    private References() {}

    static String tidy(String raw, boolean attribute) {
        if (raw.indexOf('&') < 0 && raw.indexOf('>') < 0) {
            return raw;
        }
        StringBuilder out = new StringBuilder(raw.length() + 16);
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '&') {
                out.append(isReference(raw, i, attribute) ? "&" : "&amp;");
            } else {
                out.append(c == '>' ? "&gt;" : String.valueOf(c));
            }
        }
        return out.toString();
    }

    private static boolean isReference(String raw, int at, boolean attribute) {
        int end = raw.indexOf(';', at);
        if (end < 0 || end - at > LONGEST || end == at + 1) {
            return false;
        }
        String reference = raw.substring(at, end + 1);
        return !Parser.unescapeEntities(reference, attribute).equals(reference) || reference.equals("&amp;");
    }
}
