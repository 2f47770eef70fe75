import java.nio.file.Path;
import org.codelibs.opensearch.runner.OpenSearchRunner;

/// One OpenSearch node in a process of its own: `Node FOLDER HTTP_PORT TRANSPORT_PORT`. Ends with its standard input.
final class Node {
    private Node() {}

    public static void main(String[] args) throws Exception {
        try (OpenSearchRunner runner = new OpenSearchRunner()) {
            runner.onBuild((number, settings) -> {
                settings.put("http.port", args[1]);
                settings.put("transport.port", args[2]);
                // A node for tests makes its few indexes on a disk that is nearly full, too.
                settings.put("cluster.routing.allocation.disk.threshold_enabled", "false");
            });
            runner.build(OpenSearchRunner.newConfigs()
                    .basePath(Path.of(args[0]).toString())
                    .clusterName("wiredesk-test")
                    .numOfNode(1));
            System.in.read();
        }
    }
}
