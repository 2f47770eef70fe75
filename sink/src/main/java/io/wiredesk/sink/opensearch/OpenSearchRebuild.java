package io.wiredesk.sink.opensearch;

import io.wiredesk.sink.Rebuild;
import io.wiredesk.sink.SearchIndex;
import io.wiredesk.sink.SinkConfig;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// A new index beside the live one. First it is fed in the live one's place; then it gets what the live one was fed in
/// between, where versions make what comes twice harmless; then it is searched in the live one's place, which goes. As
/// long as the old index is there, that is not finished, and can be gone on with.
final class OpenSearchRebuild implements Rebuild {
    private final Cluster cluster;
    private final Indexes indexes;
    private final int number;
    private final Optional<Integer> before;
    private final OpenSearchIndex index;

    /// @param before the one whose place it takes; empty for the first index
    private OpenSearchRebuild(Cluster cluster, Indexes indexes, int number, Optional<Integer> before) {
        this.cluster = cluster;
        this.indexes = indexes;
        this.number = number;
        this.before = before;
        this.index = new OpenSearchIndex(cluster, indexes.name(number), Marks.BUILT, InstantSource.system());
    }

    static OpenSearchRebuild begin(SinkConfig.OpenSearch config) {
        Cluster cluster = new Cluster(config);
        try {
            Indexes indexes = new Indexes(cluster, config.alias());
            Optional<Integer> current = indexes.current();
            int number = current.orElse(0);
            int fed = indexes.fed().orElse(number);
            if (fed > number) {
                return new OpenSearchRebuild(cluster, indexes, fed, current);
            }
            if (number > 1 && indexes.exists(number - 1) && !indexes.exists(number + 1)) {
                return new OpenSearchRebuild(cluster, indexes, number, Optional.of(number - 1));
            }
            indexes.make(number + 1, false);
            return new OpenSearchRebuild(cluster, indexes, number + 1, current);
        } catch (RuntimeException e) {
            cluster.close();
            throw e;
        }
    }

    @Override
    public SearchIndex index() {
        return index;
    }

    @Override
    public void install(Runnable catchUp) {
        if (indexes.fed().orElse(0) != number) {
            catchUp.run(); // So that little is missing when it is fed.
            var fed = new OpenSearchIndex(cluster, indexes.name(number), Marks.FED, InstantSource.system());
            fed.apply(List.of(), index.positions());
            indexes.feed(number);
        }
        catchUp.run();
        if (indexes.current().orElse(0) != number) {
            indexes.search(number);
        }
        before.ifPresent(indexes::delete);
    }

    @Override
    public void close() {
        index.close();
    }
}
