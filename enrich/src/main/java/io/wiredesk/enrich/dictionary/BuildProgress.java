package io.wiredesk.enrich.dictionary;

/// Is told how a build gets on, on the thread that builds, some times a second at most.
@FunctionalInterface
public interface BuildProgress {
    /// @param share of the dump that is read, 0 to 1
    /// @param items of the dump so far, those of earlier runs included
    /// @param kept how many of them may become entities
    void at(double share, long items, long kept);
}
