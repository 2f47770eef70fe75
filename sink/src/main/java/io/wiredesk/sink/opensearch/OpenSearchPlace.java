package io.wiredesk.sink.opensearch;

import io.wiredesk.sink.IndexPlace;
import io.wiredesk.sink.Rebuild;
import io.wiredesk.sink.SearchIndex;
import io.wiredesk.sink.SinkConfig;

/// A cluster.
public record OpenSearchPlace(SinkConfig.OpenSearch config) implements IndexPlace {
    @Override
    public SearchIndex open() {
        return OpenSearchIndex.open(config);
    }

    @Override
    public SearchIndex openReader() {
        return OpenSearchIndex.openReader(config);
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
