package io.wiredesk.enrich;

/// One step of enrichment: a document in, the same with more known about it out. Users add their own as a
/// `ServiceLoader` provider; those run last, and put what they find into the draft's extras.
///
/// Threading: used by several threads at once.
public interface Enricher {
    /// Short, unique, stable: it stands in every record this had a part in.
    String name();

    /// Changes whenever the answers may change.
    String version();

    /// @throws RuntimeException when it can't; the article then goes to the dead letters with the reason
    Draft apply(Draft draft);
}
