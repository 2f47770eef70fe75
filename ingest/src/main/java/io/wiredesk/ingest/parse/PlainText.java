package io.wiredesk.ingest.parse;

/// Tidies plain text: paragraphs are separated by one blank line. Pure; one pass.
final class PlainText {
    private PlainText() {}

    /// Spaces within a line are one, lines of a paragraph are joined, blank lines are one.
    static String tidy(String text) {
        StringBuilder out = new StringBuilder(text.length());
        boolean space = false;
        int lines = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ' ' || c == '\u00a0' || (c >= '\t' && c <= '\r')) {
                space = true;
                lines += c == '\n' || (c == '\r' && !text.startsWith("\n", i + 1)) ? 1 : 0;
                continue;
            }
            if (space && !out.isEmpty()) {
                out.append(lines > 1 ? "\n\n" : " ");
            }
            out.append(c);
            space = false;
            lines = 0;
        }
        return out.toString();
    }
}
