package io.wiredesk.desk.embedded;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.ObjectName;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a broker that was killed leaves behind, and its end.
///
/// To its controller, which was killed with it, such a broker is alive and leads its partitions until its session
/// expires. Started again at once, it takes up the transactions that were about to be committed, and while it still
/// sends their markers the session of its former life expires and every partition is without a leader for a moment:
/// Kafka then takes the partitions for deleted, leaves their markers out and calls the transaction complete. What was
/// written is never seen, and offsets stay unstable for ever. So the controller runs alone first, until it has noticed.
final class FormerLife {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration REGISTRATION = Duration.ofSeconds(5);
    private static final int SESSION_MILLIS = 1_000;
    private static final Logger LOG = LoggerFactory.getLogger(FormerLife.class);

    private FormerLife() {}

    /// Whether a broker ran on this folder and did not end cleanly.
    static boolean wasKilled(Path folder) {
        // Written with the first metadata that a controller persists; the other by a clean shutdown of the logs.
        return Files.isDirectory(folder.resolve("__cluster_metadata-0"))
                && !Files.exists(folder.resolve(".kafka_cleanshutdown"));
    }

    /// Runs the controller until the broker is fenced, that is, until it leads nothing.
    ///
    /// @throws BrokerStartException when that takes too long
    static void end(Path folder, int port) {
        Properties properties = EmbeddedBroker.controller(folder, port);
        properties.put("broker.session.timeout.ms", Integer.toString(SESSION_MILLIS));
        properties.put("broker.heartbeat.interval.ms", Integer.toString(SESSION_MILLIS / 4));
        KafkaRaftServer controller = new KafkaRaftServer(new KafkaConfig(properties), Time.SYSTEM);
        controller.startup();
        try {
            awaitFenced(folder);
        } finally {
            controller.shutdown();
            controller.awaitShutdown();
        }
    }

    private static void awaitFenced(Path folder) {
        CompletableFuture<@Nullable Void> ended = new CompletableFuture<>();
        Instant unregistered = Instant.now().plus(REGISTRATION);
        try (ScheduledExecutorService looking = Executors.newSingleThreadScheduledExecutor()) {
            var _ = looking.scheduleWithFixedDelay(() -> look(ended, unregistered), 0, 50, TimeUnit.MILLISECONDS);
            try {
                ended.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            } finally {
                looking.shutdownNow();
            }
        } catch (TimeoutException | ExecutionException e) {
            throw new BrokerStartException(
                    "the broker's former life in " + folder + " does not end: " + e.getMessage()
                            + "; start again, or choose another folder with --data",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokerStartException("interrupted while the broker started", e);
        }
    }

    /// Ended is a broker that is fenced, and one that was killed before its controller knew of it.
    private static void look(CompletableFuture<@Nullable Void> ended, Instant unregistered) {
        try {
            boolean leads = count("ActiveBrokerCount") > 0;
            boolean known = count("FencedBrokerCount") > 0;
            boolean decided = count("ActiveControllerCount") == 1;
            if (decided && !leads && (known || Instant.now().isAfter(unregistered))) {
                ended.complete(null);
            }
        } catch (InstanceNotFoundException _) {
            LOG.debug("the controller has no figures yet");
        } catch (JMException e) {
            ended.completeExceptionally(e);
        }
    }

    /// A figure of the controller in this process.
    ///
    /// Source: Apache Kafka documentation, "Monitoring", controller metrics of KRaft.
    private static int count(String name) throws JMException {
        ObjectName metric = new ObjectName("kafka.controller:type=KafkaController,name=" + name);
        return ((Number) ManagementFactory.getPlatformMBeanServer().getAttribute(metric, "Value")).intValue();
    }
}
