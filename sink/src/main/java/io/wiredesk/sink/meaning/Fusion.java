package io.wiredesk.sink.meaning;

/// How much a place in each of the lists counts that are put together.
///
/// @param allWords in the list of articles with every word
/// @param anyWord in the list of articles with any of the words
/// @param meaning in the list of those nearest in meaning
public record Fusion(double allWords, double anyWord, double meaning) {
    /// As chosen on the tuning half of the queries of `wiredesk bench relevance`.
    public static final Fusion DEFAULT = new Fusion(2, 1, 0.5);
}
