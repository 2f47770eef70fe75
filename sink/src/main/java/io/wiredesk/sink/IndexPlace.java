package io.wiredesk.sink;

/// Where an index is kept: opened to be fed, opened to be searched, or built anew beside the one that is.
public interface IndexPlace {
    /// For the one who feeds it; makes it where there is none.
    ///
    /// @throws IllegalStateException when it was built by another version of this program
    SearchIndex open();

    /// For those who search only.
    SearchIndex openReader();

    /// Begins to build a new index, or goes on with the one that was begun.
    Rebuild rebuild();

    /// Where that is, for messages.
    String where();
}
