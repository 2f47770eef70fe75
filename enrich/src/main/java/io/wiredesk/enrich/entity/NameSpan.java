package io.wiredesk.enrich.entity;

/// One name found in a text.
///
/// @param start first UTF-16 offset of the name
/// @param end offset after its last character
/// @param type what kind of thing it names
/// @param confidence from 0 to 1
public record NameSpan(int start, int end, NameType type, double confidence) {

    /// Checks the offsets.
    public NameSpan {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("not a span: " + start + ".." + end);
        }
    }

    /// The characters of `text` this span covers.
    public String in(String text) {
        return text.substring(start, end);
    }

    /// Whether the two spans share a character.
    public boolean overlaps(NameSpan other) {
        return start < other.end && other.start < end;
    }
}
