package io.wiredesk.sink.opensearch;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wiredesk.sink.IndexPlace;
import io.wiredesk.sink.ReindexContract;
import io.wiredesk.sink.SinkConfig;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;

class OpenSearchReindexIT extends ReindexContract {
    private static URI node;

    private final String alias = "r" + UUID.randomUUID();

    @BeforeAll
    static void findNode() throws IOException {
        Optional<URI> found = TestNode.shared();
        assumeTrue(found.isPresent(), "no OpenSearch node: build sink/node first");
        node = found.orElseThrow();
    }

    @Override
    protected IndexPlace place() {
        return new OpenSearchPlace(new SinkConfig.OpenSearch(node, alias, null, null, null, null));
    }
}
