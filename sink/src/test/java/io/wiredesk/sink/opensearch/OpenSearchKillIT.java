package io.wiredesk.sink.opensearch;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wiredesk.sink.IndexPlace;
import io.wiredesk.sink.SinkConfig;
import io.wiredesk.sink.SinkKillContract;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;

class OpenSearchKillIT extends SinkKillContract {
    private static URI node;

    private final String alias = "k" + UUID.randomUUID();

    @BeforeAll
    static void findNode() throws IOException {
        Optional<URI> found = TestNode.shared();
        assumeTrue(found.isPresent(), "no OpenSearch node: build sink/node first");
        node = found.orElseThrow();
    }

    @Override
    protected Map<String, String> settings() {
        return Map.of(
                "sink.index", "opensearch", "sink.opensearch.url", node.toString(), "sink.opensearch.alias", alias);
    }

    @Override
    protected IndexPlace place() {
        return new OpenSearchPlace(new SinkConfig.OpenSearch(node, alias, null, null, null, null));
    }
}
