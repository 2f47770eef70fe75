package io.wiredesk.desk.access;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/// A broker that clients reach by TLS with a name and a password (SCRAM), and that lets nobody do what isn't granted.
/// An open door of its own, for the administrator.
final class SecureBroker implements AutoCloseable {
    private static final String STORE_PASSWORD = "between-us";
    private static final int ITERATIONS = 4_096;

    private final KafkaRaftServer server;
    private final Path keys;
    private final int port;
    private final Admin admin;

    private SecureBroker(KafkaRaftServer server, Path keys, int port, Admin admin) {
        this.server = server;
        this.keys = keys;
        this.port = port;
        this.admin = admin;
    }

    static SecureBroker start(Path folder) throws Exception {
        Path keys = folder.resolve("broker.p12");
        makeKeys(keys);
        Path data = folder.resolve("broker");
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(1)
                .addDirectory(data.toString())
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(data.toString())
                .run();
        int port = freePort();
        int open = freePort();
        KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(properties(data, keys, port, open)), Time.SYSTEM);
        server.startup();
        return new SecureBroker(server, keys, port, Admin.create(Map.of("bootstrap.servers", "127.0.0.1:" + open)));
    }

    private static void makeKeys(Path store) throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "broker",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "SAN=ip:127.0.0.1",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        STORE_PASSWORD)
                .redirectErrorStream(true)
                .start();
        String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (keytool.waitFor() != 0) {
            throw new IOException(said);
        }
    }

    private static Properties properties(Path data, Path keys, int port, int open) throws IOException {
        int controller = freePort();
        Properties p = new Properties();
        p.put("process.roles", "broker,controller");
        p.put("node.id", "1");
        p.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
        p.put(
                "listeners",
                "SAFE://127.0.0.1:" + port + ",OPEN://127.0.0.1:" + open + ",CONTROLLER://127.0.0.1:" + controller);
        p.put("advertised.listeners", "SAFE://127.0.0.1:" + port + ",OPEN://127.0.0.1:" + open);
        p.put("listener.security.protocol.map", "SAFE:SASL_SSL,OPEN:PLAINTEXT,CONTROLLER:PLAINTEXT");
        p.put("controller.listener.names", "CONTROLLER");
        p.put("inter.broker.listener.name", "OPEN");
        p.put("sasl.enabled.mechanisms", "SCRAM-SHA-256");
        p.put(
                "listener.name.safe.scram-sha-256.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required;");
        p.put("ssl.keystore.type", "PKCS12");
        p.put("ssl.keystore.location", keys.toString());
        p.put("ssl.keystore.password", STORE_PASSWORD);
        p.put("authorizer.class.name", RecordingAuthorizer.class.getName());
        p.put("super.users", "User:ANONYMOUS");
        p.put("log.dir", data.toString());
        p.put("auto.create.topics.enable", "false");
        p.put("offsets.topic.replication.factor", "1");
        p.put("offsets.topic.num.partitions", "2");
        p.put("transaction.state.log.replication.factor", "1");
        p.put("transaction.state.log.min.isr", "1");
        p.put("transaction.state.log.num.partitions", "2");
        p.put("group.initial.rebalance.delay.ms", "0");
        p.put("group.streams.initial.rebalance.delay.ms", "0");
        p.put("group.coordinator.rebalance.protocols", "classic,consumer,streams");
        return p;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// Makes a user, and grants what he may do.
    void user(String name, String password, List<Grant> grants) throws Exception {
        admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                        name, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_256, ITERATIONS), password)))
                .all()
                .get();
        for (Grant grant : grants) {
            admin.createAcls(grant.bindings("User:" + name)).all().get();
        }
    }

    /// The settings of the program with which a user connects.
    Map<String, String> settings(String name, String password) {
        Map<String, String> settings = new HashMap<>();
        settings.put("kafka.bootstrap-servers", "127.0.0.1:" + port);
        settings.put("kafka.client.security.protocol", "SASL_SSL");
        settings.put("kafka.client.sasl.mechanism", "SCRAM-SHA-256");
        settings.put(
                "kafka.client.sasl.jaas.config",
                "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"" + name + "\" password=\""
                        + password + "\";");
        settings.put("kafka.client.ssl.truststore.type", "PKCS12");
        settings.put("kafka.client.ssl.truststore.location", keys.toString());
        settings.put("kafka.client.ssl.truststore.password", STORE_PASSWORD);
        return settings;
    }

    @Override
    public void close() {
        admin.close();
        server.shutdown();
        server.awaitShutdown();
    }
}
