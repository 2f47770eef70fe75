package io.wiredesk.enrich.clean;

/// A passage that is not the article's: UTF-16 offsets, and what it is.
public record Passage(int start, int end, String kind) {
    public Passage {
        if (start < 0 || end <= start) {
            throw new IllegalArgumentException("not a passage: " + start + ".." + end);
        }
    }

    /// Whether it shares a character with the span.
    public boolean overlaps(int otherStart, int otherEnd) {
        return start < otherEnd && otherStart < end;
    }
}
