package io.wiredesk.sink.opensearch;

/// Documents that say how far an index has read each partition.
enum Marks {
    /// By the one who feeds the live index.
    FED("position/", "next_offset"),

    /// By the one who builds a new index, who may still be behind when the new one is live.
    BUILT("built/", "built_offset");

    private final String prefix;
    private final String field;

    Marks(String prefix, String field) {
        this.prefix = prefix;
        this.field = field;
    }

    /// @param partition topic, slash, number
    String id(String partition) {
        return prefix + partition;
    }

    /// Holds the next offset to read.
    String field() {
        return field;
    }
}
