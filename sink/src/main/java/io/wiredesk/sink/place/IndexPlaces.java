package io.wiredesk.sink.place;

import io.wiredesk.sink.IndexPlace;
import io.wiredesk.sink.SinkConfig;
import io.wiredesk.sink.lucene.LucenePlace;
import io.wiredesk.sink.opensearch.OpenSearchPlace;
import java.nio.file.Path;

/// The one place that knows every kind of index.
public final class IndexPlaces {
    private IndexPlaces() {}

    /// @param folder of the index, where it is one of this machine
    public static IndexPlace of(SinkConfig config, Path folder) {
        return switch (config.index()) {
            case LUCENE -> new LucenePlace(folder, config.ranking());
            case OPENSEARCH -> new OpenSearchPlace(config.opensearch(), config.ranking());
        };
    }
}
