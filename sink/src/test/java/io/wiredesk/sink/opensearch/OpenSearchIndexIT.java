package io.wiredesk.sink.opensearch;

import static io.wiredesk.sink.Articles.NOON;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wiredesk.sink.SearchIndex;
import io.wiredesk.sink.SearchIndexContract;
import io.wiredesk.sink.SinkConfig;
import io.wiredesk.sink.query.Ranking;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;

/// The index's promises, kept by a real OpenSearch node.
class OpenSearchIndexIT extends SearchIndexContract {
    private static URI node;

    private final String alias = "t" + UUID.randomUUID();

    @BeforeAll
    static void findNode() throws IOException {
        Optional<URI> found = TestNode.shared();
        assumeTrue(found.isPresent(), "no OpenSearch node: build sink/node first");
        node = found.orElseThrow();
    }

    @Override
    protected SearchIndex open() {
        return OpenSearchIndex.open(
                new SinkConfig.OpenSearch(node, alias, null, null, null, null),
                Ranking.DEFAULT,
                InstantSource.fixed(NOON.plus(Duration.ofHours(2))));
    }
}
