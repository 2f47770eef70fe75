package io.wiredesk.sink.opensearch;

import io.wiredesk.sink.IndexPlace;
import io.wiredesk.sink.Rebuild;
import io.wiredesk.sink.SearchIndex;
import io.wiredesk.sink.SinkConfig;
import io.wiredesk.sink.query.Ranking;
import java.time.InstantSource;

/// A cluster.
///
/// @param ranking of what is searched there
public record OpenSearchPlace(SinkConfig.OpenSearch config, Ranking ranking) implements IndexPlace {
    /// Ranked as it is where nothing is set.
    public OpenSearchPlace(SinkConfig.OpenSearch config) {
        this(config, Ranking.DEFAULT);
    }

    @Override
    public SearchIndex open() {
        return OpenSearchIndex.open(config, ranking, InstantSource.system());
    }

    @Override
    public SearchIndex openReader() {
        return OpenSearchIndex.openReader(config, ranking);
    }

    @Override
    public Rebuild rebuild() {
        return OpenSearchRebuild.begin(config);
    }

    @Override
    public String where() {
        return config.alias() + " in OpenSearch at " + config.url();
    }
}
