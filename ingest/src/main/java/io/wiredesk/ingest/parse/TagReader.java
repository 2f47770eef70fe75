package io.wiredesk.ingest.parse;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// One tag of markup, read as leniently as browsers do.
///
/// @param attributes by lower-case name; values with their references as written
/// @param end index after the tag
record TagReader(String name, Map<String, String> attributes, boolean selfClosing, int end) {
    private static final int MAX_ATTRIBUTES = 200;

    /// @param start index of the character before the name
    static TagReader at(String source, int start) {
        int i = start + 1;
        int length = source.length();
        while (i < length && isName(source.charAt(i))) {
            i++;
        }
        String name = source.substring(start + 1, i).toLowerCase(Locale.ROOT);
        Map<String, String> attributes = new LinkedHashMap<>();
        boolean slash = false;
        while (i < length && source.charAt(i) != '>' && source.charAt(i) != '<') {
            char c = source.charAt(i);
            if (isName(c)) {
                i = attribute(source, i, attributes);
                slash = false;
            } else {
                slash = c == '/' || (slash && Character.isWhitespace(c));
                i++;
            }
        }
        boolean closed = i < length && source.charAt(i) == '>';
        return new TagReader(name, attributes, slash, closed ? i + 1 : i);
    }

    private static int attribute(String source, int from, Map<String, String> attributes) {
        int i = from;
        int length = source.length();
        while (i < length && isName(source.charAt(i))) {
            i++;
        }
        String name = source.substring(from, i).toLowerCase(Locale.ROOT);
        int equals = i < length && source.charAt(i) == '$' ? i + 1 : i;
        equals = skipSpace(source, equals);
        if (equals >= length || source.charAt(equals) != '=') {
            put(attributes, name, name);
            return i;
        }
        int value = skipSpace(source, equals + 1);
        if (value >= length) {
            put(attributes, name, "");
            return length;
        }
        char quote = source.charAt(value);
        int close = quote == '"' || quote == '\'' ? source.indexOf(quote, value + 1) : -1;
        if (close >= 0) {
            put(attributes, name, source.substring(value + 1, close));
            return close + 1;
        }
        int end = value;
        while (end < length && !Character.isWhitespace(source.charAt(end)) && source.charAt(end) != '>') {
            end++;
        }
        put(attributes, name, source.substring(value, end));
        return end;
    }

    private static void put(Map<String, String> attributes, String name, String value) {
        if (attributes.size() < MAX_ATTRIBUTES) {
            attributes.put(name, value);
        }
    }

    private static int skipSpace(String source, int from) {
        int i = from;
        while (i < source.length() && Character.isWhitespace(source.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean isName(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || c == '-'
                || c == '_'
                || c == ':'
                || c == '.';
    }
}
