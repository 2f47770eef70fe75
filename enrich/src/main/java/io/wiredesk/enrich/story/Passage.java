package io.wiredesk.enrich.story;

/// A sentence of an article, reduced to what comparing needs.
///
/// @param start first code point in the text
/// @param end code point after the last
/// @param shingles its three-word sequences as numbers, in order; empty for fewer words
@SuppressWarnings("ArrayRecordComponent") // compared by the million, never by equals
record Passage(int start, int end, int[] shingles) {}
