package io.wiredesk.enrich;

/// From UTF-16 offsets to code point offsets of one text. Most texts have no surrogates, and cost nothing.
final class CodePoints {
    private final String text;
    private final boolean plain;

    CodePoints(String text) {
        this.text = text;
        this.plain = text.chars().noneMatch(c -> Character.isSurrogate((char) c));
    }

    int at(int utf16) {
        return plain ? utf16 : text.codePointCount(0, utf16);
    }
}
