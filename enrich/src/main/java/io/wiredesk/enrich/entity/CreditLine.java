package io.wiredesk.enrich.entity;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A line that only credits where a text comes from, "Source: Reuters": what stands there is a body, whatever the
/// single
/// word looks like. Two words may be a person. Pure.
final class CreditLine {
    private static final Pattern CREDIT =
            Pattern.compile("(?:sources?|quellen?|fuentes?|via)\\s*:\\s*", Pattern.CASE_INSENSITIVE);

    private CreditLine() {}

    /// Whether the name is one word that stands alone behind the credit, on a line of its own.
    static boolean credits(String text, NameSpan name) {
        int lineStart = text.lastIndexOf('\n', name.start() - 1) + 1;
        int newline = text.indexOf('\n', name.end());
        String after = text.substring(name.end(), newline < 0 ? text.length() : newline);
        if (!after.isBlank() || name.in(text).indexOf(' ') >= 0) {
            return false;
        }
        Matcher before = CREDIT.matcher(text).region(lineStart, name.start());
        return before.matches();
    }
}
