package io.wiredesk.enrich.story;

/// That an article has a block.
///
/// @param row the key it is kept under
/// @param articleId the row's last part, as one object wherever it can be: it is looked up again and again
record Posting(String row, String articleId) implements Comparable<Posting> {
    @Override
    public int compareTo(Posting other) {
        return row.compareTo(other.row);
    }
}
