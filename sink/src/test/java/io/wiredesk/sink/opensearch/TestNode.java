package io.wiredesk.sink.opensearch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A real OpenSearch node, started once for all tests of this process, and ended with it.
final class TestNode {
    private static final Path CLASSPATH = Path.of("node/target/classpath");
    private static final Duration START_TIME = Duration.ofSeconds(90);
    private static @Nullable URI shared;

    private TestNode() {}

    /// Where it listens; empty where it can't be started.
    static synchronized Optional<URI> shared() throws IOException {
        if (shared == null && Files.exists(CLASSPATH)) {
            shared = start();
        }
        return Optional.ofNullable(shared);
    }

    private static URI start() throws IOException {
        int port = freePort();
        Path folder = Files.createTempDirectory("opensearch-node");
        Process node = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx512m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        Files.readString(CLASSPATH).strip(),
                        "src/test/node/Node.java",
                        folder.toString(),
                        Integer.toString(port),
                        Integer.toString(freePort()))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("node.log").toFile())
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(node::destroy));
        URI address = URI.create("http://127.0.0.1:" + port);
        await().atMost(START_TIME).until(() -> answers(port) || !node.isAlive());
        assertThat(node.isAlive())
                .as(() -> "the node started; see " + folder.resolve("node.log"))
                .isTrue();
        return address;
    }

    private static boolean answers(int port) {
        try (var _ = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return true;
        } catch (IOException _) {
            return false; // Not yet.
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
