package io.wiredesk.bench.fault;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/// One broker and controller of several: `ClusterNode FOLDER ID PORT VOTERS`, a process of its own. Ends cleanly on
/// SIGTERM.
final class ClusterNode {
    private static final String CLUSTER = "d2lyZWRlc2std2lyZWRlcw";

    private ClusterNode() {}

    public static void main(String[] args) throws Exception {
        Path folder = Files.createDirectories(Path.of(args[0]));
        int id = Integer.parseInt(args[1]);
        new Formatter()
                .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                .setClusterId(CLUSTER)
                .setNodeId(id)
                .addDirectory(folder.toString())
                .setReleaseVersion(MetadataVersion.latestProduction())
                .setControllerListenerName("CONTROLLER")
                .setMetadataLogDirectory(folder.toString())
                .setIgnoreFormatted(true)
                .run();
        KafkaRaftServer server =
                new KafkaRaftServer(new KafkaConfig(properties(folder, id, args[2], args[3])), Time.SYSTEM);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.shutdown();
            server.awaitShutdown();
        }));
        server.startup();
        new CountDownLatch(1).await();
    }

    private static Properties properties(Path folder, int id, String port, String voters) {
        Properties p = new Properties();
        p.put("process.roles", "broker,controller");
        p.put("node.id", Integer.toString(id));
        p.put("controller.quorum.voters", voters);
        String controller = voters.split(",", -1)[id - 1].split("@", 2)[1];
        p.put("listeners", "PLAINTEXT://127.0.0.1:" + port + ",CONTROLLER://" + controller);
        p.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        p.put("controller.listener.names", "CONTROLLER");
        p.put("inter.broker.listener.name", "PLAINTEXT");
        p.put("log.dir", folder.toString());
        p.put("auto.create.topics.enable", "false");
        p.put("default.replication.factor", "3");
        p.put("min.insync.replicas", "2");
        p.put("group.coordinator.rebalance.protocols", "classic,consumer,streams");
        p.put("offsets.topic.num.partitions", "4");
        p.put("transaction.state.log.num.partitions", "4");
        p.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
        p.put("group.initial.rebalance.delay.ms", "0");
        p.put("group.streams.initial.rebalance.delay.ms", "0");
        for (String group : new String[] {"group.consumer", "group.streams"}) {
            p.put(group + ".min.session.timeout.ms", "6000");
            p.put(group + ".session.timeout.ms", "6000");
            p.put(group + ".min.heartbeat.interval.ms", "1000");
            p.put(group + ".heartbeat.interval.ms", "2000");
        }
        return p;
    }
}
