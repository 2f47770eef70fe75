package io.wiredesk.desk.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.Reader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/// A real Kafka broker in this JVM: one node, KRaft, loopback only. A second start on the same folder continues where
/// the first stopped, however that ended.
///
/// Threading: start and close from one thread.
public final class EmbeddedBroker implements AutoCloseable {
    private final KafkaRaftServer server;
    private final String bootstrapServers;

    private EmbeddedBroker(KafkaRaftServer server, String bootstrapServers) {
        this.server = server;
        this.bootstrapServers = bootstrapServers;
    }

    /// Starts the broker and waits until it serves.
    ///
    /// @param folder where logs and metadata live; formatted where it is new
    /// @param port the client port on 127.0.0.1; 0 takes any free one
    /// @throws BrokerStartException when the port is taken or the folder can't be used
    public static EmbeddedBroker start(Path folder, int port) {
        try {
            int clientPort = freePort(port);
            format(folder);
            if (FormerLife.wasKilled(folder)) {
                FormerLife.end(folder, freePort(0));
            }
            KafkaRaftServer server =
                    new KafkaRaftServer(new KafkaConfig(properties(folder, clientPort, freePort(0))), Time.SYSTEM);
            server.startup();
            return new EmbeddedBroker(server, "127.0.0.1:" + clientPort);
        } catch (IOException e) {
            throw new BrokerStartException("the broker can't use " + folder + ": " + e.getMessage(), e);
        }
    }

    /// Where clients connect.
    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path folder) throws IOException {
        Files.createDirectories(folder);
        try {
            new Formatter()
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .setClusterId(clusterId(folder))
                    .setNodeId(1)
                    .addDirectory(folder.toString())
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setControllerListenerName("CONTROLLER")
                    .setMetadataLogDirectory(folder.toString())
                    .setIgnoreFormatted(true)
                    // For brokers that have others to take over from them; alone, an unclean election is what it would
                    // come to at every restart after a kill.
                    .setFeatureLevel("eligible.leader.replicas.version", (short) 0)
                    .run();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("its folder can't be formatted", e);
        }
    }

    /// The cluster's id as the folder has it, otherwise a new one: Kafka refuses a folder of another cluster.
    private static String clusterId(Path folder) throws IOException {
        Properties meta = new Properties();
        Path file = folder.resolve("meta.properties");
        if (Files.exists(file)) {
            try (Reader reader = Files.newBufferedReader(file)) {
                meta.load(reader);
            }
        }
        return meta.getProperty("cluster.id", Uuid.randomUuid().toString());
    }

    /// The controller alone.
    static Properties controller(Path folder, int port) {
        Properties p = new Properties();
        p.put("process.roles", "controller");
        p.put("node.id", "1");
        p.put("controller.quorum.voters", "1@127.0.0.1:" + port);
        p.put("listeners", "CONTROLLER://127.0.0.1:" + port);
        p.put("controller.listener.names", "CONTROLLER");
        p.put("log.dir", folder.toString());
        return p;
    }

    private static Properties properties(Path folder, int port, int controllerPort) {
        Properties p = controller(folder, controllerPort);
        p.put("process.roles", "broker,controller");
        p.put("listeners", "PLAINTEXT://127.0.0.1:" + port + "," + p.get("listeners"));
        p.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        p.put("inter.broker.listener.name", "PLAINTEXT");
        p.put("auto.create.topics.enable", "false");
        p.put("group.coordinator.rebalance.protocols", "classic,consumer,streams");
        for (String topic : new String[] {"offsets.topic", "transaction.state.log"}) {
            p.put(topic + ".replication.factor", "1");
            p.put(topic + ".num.partitions", "4");
        }
        p.put("transaction.state.log.min.isr", "1");
        // What a killed process had begun holds up who takes over from it until it is found to have timed out.
        p.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
        p.put("share.coordinator.state.topic.replication.factor", "1");
        p.put("share.coordinator.state.topic.min.isr", "1");
        p.put("group.initial.rebalance.delay.ms", "0");
        p.put("group.streams.initial.rebalance.delay.ms", "0");
        // A process that was killed is a member until its session ends: in one process that is known to be soon.
        for (String group : new String[] {"group.consumer", "group.streams"}) {
            p.put(group + ".min.session.timeout.ms", "6000");
            p.put(group + ".session.timeout.ms", "6000");
            p.put(group + ".min.heartbeat.interval.ms", "1000");
            p.put(group + ".heartbeat.interval.ms", "2000");
        }
        return p;
    }

    /// The port asked for, found to be free a moment before Kafka binds it, so that the message can say which is taken.
    private static int freePort(int wanted) {
        try (ServerSocket socket = new ServerSocket(wanted, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new BrokerStartException(
                    "port " + wanted + " on 127.0.0.1 is in use; stop what uses it or choose another port", e);
        }
    }
}
