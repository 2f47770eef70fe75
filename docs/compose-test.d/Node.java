import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import org.codelibs.opensearch.runner.OpenSearchRunner;

/// One OpenSearch node from its published artifacts, for an image that stands in for the official one.
final class Node {
    private Node() {}

    public static void main(String[] args) throws Exception {
        try (OpenSearchRunner runner = new OpenSearchRunner()) {
            runner.onBuild((number, settings) -> {
                settings.put("network.host", "0.0.0.0");
                settings.put("http.port", "9200");
                settings.put("discovery.type", "single-node");
            });
            runner.build(OpenSearchRunner.newConfigs()
                    .basePath(Path.of(args[0]).toString())
                    .clusterName("wiredesk")
                    .numOfNode(1));
            new CountDownLatch(1).await();
        }
    }
}
