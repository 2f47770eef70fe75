package io.wiredesk.enrich.entity;

import java.util.List;

/// Finds names in text. Implementations are safe for use by several threads.
public interface NameRecognizer extends AutoCloseable {

    /// A short name for the record of how an article was enriched.
    String name();

    /// The version of the weights.
    String version();

    /// Names in `text`, in order, not overlapping.
    ///
    /// @param text the whole text
    /// @param sentences `[start, end)` offsets of its sentences
    List<NameSpan> recognize(String text, List<int[]> sentences);

    @Override
    void close();
}
