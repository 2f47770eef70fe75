package io.wiredesk.enrich;

import java.util.List;
import java.util.Set;

/// One step of enrichment: a document in, the same with more known about it out. Users add their own as a
/// `ServiceLoader` provider, which puts what it finds into the draft's extras; `enrich.enrichers` says where it runs.
///
/// Threading: used by several threads at once.
public interface Enricher {
    /// Short, unique, stable: it stands in every record this had a part in.
    String name();

    /// Changes whenever the answers may change.
    String version();

    /// Names of the enrichers whose findings it reads: where those run, they have to run before it.
    default Set<String> reads() {
        return Set.of();
    }

    /// A long computation looks at [Thread#isInterrupted] now and then, and ends when it is.
    ///
    /// @throws RuntimeException when it can't; the article then goes to the dead letters with the reason
    Draft apply(Draft draft);

    /// Why the draft says what this enricher found, one for each entity or subject it can explain. May take longer than
    /// [#apply].
    ///
    /// @param draft with the findings of all enrichers
    default List<Why> explain(Draft draft) {
        return List.of();
    }
}
