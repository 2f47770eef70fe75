package io.wiredesk.bench.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.wiredesk.sink.SinkConfig;
import io.wiredesk.sink.opensearch.OpenSearchPlace;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/// The index is an OpenSearch node, and that is away, frozen or killed; the sink is killed meanwhile.
class IndexFaults extends FaultContract {
    private static final Path CLASSPATH = Path.of("../sink/node/target/classpath");
    private static final int KILLS = 3;
    private static final int FREEZES = 2;
    private static final int SINK_KILLS = 6;
    private static final int AWAY_MILLIS = 120_000;

    private final int port = Street.freePort();

    @Override
    Street make() throws IOException {
        assumeTrue(Files.exists(CLASSPATH), "no OpenSearch node: build sink/node first");
        URI address = URI.create("http://127.0.0.1:" + port);
        Street street = new Street(
                folder,
                Map.of("sink.index", "opensearch", "sink.opensearch.url", address.toString()),
                new OpenSearchPlace(new SinkConfig.OpenSearch(address, "wiredesk", null, null, null, null)));
        street.program(
                "opensearch",
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx700m",
                        "-XX:+UseSerialGC",
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        Files.readString(CLASSPATH).strip(),
                        "../sink/src/test/node/Node.java",
                        folder.resolve("node").toString(),
                        Integer.toString(port),
                        Integer.toString(Street.freePort())));
        Waiting.until("OpenSearch serves", () -> Street.listens(port));
        return street;
    }

    @Test
    @Order(1)
    void the_node_is_killed() {
        String kind = "kill -9 of the OpenSearch node";
        for (int i = 0; i < times(KILLS); i++) {
            pause(random.nextInt(2_000));
            street().service("opensearch").kill();
            settle(kind, 1);
        }
        assertThat(street().service("sink").said()).contains("asked again in");
        assertThat(street().metric("sink", "wiredesk_sink_index_retries_total")).isPositive();
        says(
                kind,
                "asked again in … ms, with the reason",
                "wiredesk_sink_index_retries_total",
                "the sink stays in its group; its lag grows and goes");
    }

    @Test
    @Order(2)
    void the_node_is_frozen() {
        for (int i = 0; i < times(FREEZES); i++) {
            street().service("opensearch").signal("STOP");
            pause(10_000 + random.nextInt(10_000));
            street().service("opensearch").signal("CONT");
            settle("the OpenSearch node is frozen", 1);
        }
    }

    @Test
    @Order(3)
    void the_node_is_away_for_minutes() {
        street().service("opensearch").stop();
        pause(AWAY_MILLIS);
        street().service("opensearch").start();
        settle("the OpenSearch node is away for two minutes", 1);
    }

    @Test
    @Order(4)
    void the_sink_is_killed() {
        for (int i = 0; i < times(SINK_KILLS); i++) {
            pause(random.nextInt(2_000));
            street().service("sink").kill();
            settle("kill -9 of the sink, OpenSearch", 1);
        }
    }
}
